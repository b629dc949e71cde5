import type { LlmFinishReason, LlmPart } from '../../llm/llm-adapter.js';
import type { AnswerWriter } from '../answer-writer.js';
import type { Refusal } from '../refusal.js';
import type { AnswerFacts } from './endpoint-form.js';
import { functionCallPart, geminiChunks } from './gemini-chunks.js';
import { geminiError } from './gemini-errors.js';

const encoder = new TextEncoder();
const pretty = (value: object) => JSON.stringify(value, null, 2);

/** Writes an answer as `streamGenerateContent` does: as events with CRLF, or without `alt=sse` as one JSON array. */
export class GeminiWriter implements AnswerWriter {
  readonly opening = null;
  readonly keepAlive: Uint8Array;
  readonly #isArray: boolean;
  readonly #hidesThoughts: boolean;
  readonly #chunk: ReturnType<typeof geminiChunks>;
  #isFirst = true;
  #finish: LlmFinishReason = 'stop';

  constructor(facts: AnswerFacts) {
    this.#isArray = facts.framing === 'array';
    this.#hidesThoughts = facts.reasoning === 'hidden';
    this.#chunk = geminiChunks(facts);
    // White space is allowed between the elements of the array.
    this.keepAlive = encoder.encode(this.#isArray ? '\n' : ': keep-alive\r\n\r\n');
  }

  encode(part: LlmPart): Uint8Array | null {
    const own = this.#partOf(part);
    return own && this.#frame(this.#chunk([own]));
  }

  end(): Uint8Array {
    const last = this.#frame(this.#chunk([{ text: '' }], this.#finish));
    return this.#isArray ? joined(last, encoder.encode('\n]')) : last;
  }

  /** Google's servers write an error between events without `data:`. */
  fail(refusal: Refusal): Uint8Array {
    const { body } = geminiError(refusal);
    return this.#isArray
      ? joined(this.#frame(body), encoder.encode('\n]'))
      : encoder.encode(`${pretty(body)}\r\n\r\n`);
  }

  /** Returns `null` for parts without an equivalent: sources, files, incomplete arguments. */
  #partOf(part: LlmPart): object | null {
    switch (part?.type) {
      case 'reasoning-delta':
        return this.#hidesThoughts || part.text === '' ? null : { text: part.text, thought: true };
      case 'text-delta':
        // Anam speaks all text.
        return part.speak === false || part.text === '' ? null : { text: part.text };
      case 'refusal-delta':
        return { text: part.text };
      case 'tool-call':
        return part.providerExecuted ? null : functionCallPart(part);
      case 'finish':
        this.#finish = part.reason;
        return null;
      default:
        return null;
    }
  }

  #frame(value: object): Uint8Array {
    if (!this.#isArray) return encoder.encode(`data: ${JSON.stringify(value)}\r\n\r\n`);
    const before = this.#isFirst ? '[' : ',\r\n';
    this.#isFirst = false;
    return encoder.encode(`${before}${pretty(value)}`);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
