import { uniqueId } from '../../internal/unique-id.js';
import type { LlmPart } from '../../llm/llm-adapter.js';
import type { AnswerWriter } from '../answer-writer.js';
import type { HeldCallData } from '../held-call-data.js';

/** Gives an id to a call without one, and holds its provider data for the caller's next request. */
export function preparedPart(part: LlmPart, held: HeldCallData): LlmPart {
  if (part?.type !== 'tool-call') return part;
  const call = part.id === '' ? { ...part, id: `call_${uniqueId().replaceAll('-', '')}` } : part;
  held.hold(call);
  return call;
}

/** Returns a writer that passes each part through `prepare`. */
export const preparing = (writer: AnswerWriter, prepare: (part: LlmPart) => LlmPart): AnswerWriter => ({
  opening: writer.opening,
  keepAlive: writer.keepAlive,
  encode: (part) => writer.encode(prepare(part)),
  end: () => writer.end(),
  fail: (refusal) => writer.fail(refusal),
});
