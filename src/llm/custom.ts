import { causeWords } from '../internal/cause-words.js';
import type { PersonaError } from '../internal/persona-error.js';
import { explained } from './explained.js';
import { IterableFeed } from './iterable-feed.js';
import type { LlmAdapter, LlmPart, LlmRequest, LlmStreamOptions } from './llm-adapter.js';
import type { LlmErrorInfo } from './llm-error-info.js';
import { PartStream, type LlmEnd, type PartDecoder } from './part-stream.js';

/** The argument that `custom` passes to your function. */
export interface CustomCall extends LlmRequest, LlmStreamOptions {}

/** Options of `custom`. */
export interface CustomOptions {
  /** @default 'custom' */
  readonly name?: string | undefined;
}

/**
 * Creates an adapter from a function that yields the answer: strings (text) or parts. A missing `finish` is added, and
 * parts after `finish` are ignored. If the function throws, the error becomes the `cause` of `llm-failed`, unless it is a
 * `PersonaError`. Pass `signal` to the functions you call; an abort always ends the stream.
 *
 * @example
 * const llm = custom(async function* ({ messages, signal }) {
 *   yield { type: 'reasoning-delta', text: 'The user greets me.' };
 *   for await (const word of myModel(messages, signal)) yield word;
 * });
 */
export function custom(
  source: (call: CustomCall) => AsyncIterable<string | LlmPart>,
  { name = 'custom' }: CustomOptions = {},
): LlmAdapter {
  return {
    name,
    stream: (request, { signal }) =>
      new PartStream(
        new IterableFeed(
          () => source({ ...request, signal }),
          (fault, cause) => thrown(fault, cause, signal),
          signal,
        ),
        new CustomDecoder(),
        signal,
      ),
  };
}

class CustomDecoder implements PartDecoder<string | LlmPart> {
  done = false;

  push(item: string | LlmPart): LlmPart[] {
    if (typeof item === 'string') return item === '' ? [] : [{ type: 'text-delta', text: item }];
    this.done = item.type === 'finish';
    return [item];
  }

  end(broke: boolean): LlmEnd {
    if (broke) return { parts: [], fault: { code: 'llm-failed', message: 'The function of `custom` threw' } };
    return { parts: this.done ? [] : [{ type: 'finish', reason: 'stop' }] };
  }
}

const thrown = (fault: LlmErrorInfo, cause: unknown, signal: AbortSignal): Promise<PersonaError> =>
  explained(fault, cause, signal, ({ llmError }) => {
    const words = causeWords(cause);
    return llmError(fault.code, { message: `${fault.message}: ${words}`, cause });
  });
