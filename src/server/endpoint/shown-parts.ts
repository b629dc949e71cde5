import { uniqueId } from '../../internal/unique-id.js';
import type { LlmPart } from '../../llm/llm-adapter.js';
import type { AnswerWriter } from '../answer-writer.js';
import type { KeptCallData } from './kept-call-data.js';

/** Gives ids to calls without one, and keeps the provider data of calls for the caller's next request. */
export function preparedPart(part: LlmPart, kept: KeptCallData): LlmPart {
  if (part?.type !== 'tool-call') return part;
  const call = part.id === '' ? { ...part, id: `call_${uniqueId().replaceAll('-', '')}` } : part;
  kept.keep(call);
  return call;
}

/** A writer that gets the parts as `prepare` makes them. */
export const preparing = (writer: AnswerWriter, prepare: (part: LlmPart) => LlmPart): AnswerWriter => ({
  opening: writer.opening,
  keepAlive: writer.keepAlive,
  encode: (part) => writer.encode(prepare(part)),
  end: () => writer.end(),
  fail: (refusal) => writer.fail(refusal),
});
