import type { LlmFinishReason, LlmPart } from '../../llm/llm-adapter.js';
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

  constructor(facts: AnswerFacts) {
    this.#isArray = facts.framing === 'array';
    this.#hidesThoughts = facts.reasoning === 'hidden';
    this.#chunk = geminiChunks(facts);
    // White space is allowed between the elements of the array.
    this.keepAlive = encoder.encode(this.#isArray ? '\n' : ': keep-alive\r\n\r\n');
  }

  encode(part: LlmPart): Uint8Array | null {
    const own = this.#partOf(part);
    return own && encoder.encode(this.#frame(this.#chunk([own])));
  }

  end(): Uint8Array {
    return this.#last(this.#frame(this.#chunk([{ text: '' }], this.#finish)));
  }

  /** Writes an error. Google's servers put it between events, without `data:`. */
  fail(refusal: Refusal): Uint8Array {
    const { body } = geminiError(refusal);
    return this.#last(this.#isArray ? this.#frame(body) : `${pretty(body)}\r\n\r\n`);
  }

  #last(frame: string): Uint8Array {
    return encoder.encode(this.#isArray ? `${frame}\n]` : frame);
  }

  /** Returns `null` for parts without an equivalent: sources, files, incomplete arguments. */
  #partOf(part: LlmPart): object | null {
    switch (part?.type) {
      case 'reasoning-delta':
        return this.#hidesThoughts || part.text === '' ? null : { text: part.text, thought: true };
      case 'text-delta':
        // Anam speaks all text, so text that must not be spoken is left out. An empty text may carry a signature.
        return part.speak === false || (part.text === '' && !part.providerData) ? null : textPart(part);
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

  #frame(value: object): string {
    if (!this.#isArray) return `data: ${JSON.stringify(value)}\r\n\r\n`;
    const before = this.#isFirst ? '[' : ',\r\n';
    this.#isFirst = false;
    return before + pretty(value);
  }
}
