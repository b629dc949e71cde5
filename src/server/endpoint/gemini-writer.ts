import type { LlmFinishReason, LlmPart, LlmTextPiece } from '../../llm/llm-adapter.js';
import type { AnswerWriter } from '../answer-writer.js';
import type { Refusal } from '../refusal.js';
import type { AnswerFacts } from './endpoint-form.js';
import { functionCallPart, geminiChunks, textPart } from './gemini-chunks.js';
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
  /** An empty text with a signature. Google sends it with the finish reason. */
  #signed: LlmTextPiece | null = null;

  constructor(facts: AnswerFacts) {
    this.#isArray = facts.framing === 'array';
    this.#hidesThoughts = facts.reasoning === 'hidden';
    this.#chunk = geminiChunks(facts);
    // White space may stand anywhere between the elements of the array.
    this.keepAlive = encoder.encode(this.#isArray ? '\n' : ': keep-alive\r\n\r\n');
  }

  encode(part: LlmPart): Uint8Array | null {
    const own = this.#partOf(part);
    if (own === null) return null;
    const parts = this.#signed ? [textPart(this.#signed), own] : [own];
    this.#signed = null;
    return this.#frame(this.#chunk(parts));
  }

  end(): Uint8Array {
    const last = this.#frame(this.#chunk([textPart(this.#signed ?? { text: '' })], this.#finish));
    return this.#isArray ? joined(last, encoder.encode('\n]')) : last;
  }

  /** Between events, Google's servers write an error without `data:`. */
  fail(refusal: Refusal): Uint8Array {
    const { body } = geminiError(refusal);
    return this.#isArray
      ? joined(this.#frame(body), encoder.encode('\n]'))
      : encoder.encode(`${pretty(body)}\r\n\r\n`);
  }

  /** `null` for what has no part here: sources, files, arguments that are still being written. */
  #partOf(part: LlmPart): object | null {
    switch (part?.type) {
      case 'reasoning-delta':
        return this.#hidesThoughts || part.text === '' ? null : { text: part.text, thought: true };
      case 'text-delta':
        return this.#text(part);
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

  #text(part: Extract<LlmPart, { type: 'text-delta' }>): object | null {
    // Anam speaks all text.
    if (part.speak === false) return null;
    if (part.text !== '') return textPart(part);
    if (part.providerData !== undefined) this.#signed = part;
    return null;
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
