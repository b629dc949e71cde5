import { listField, parseObject, textField, type Json } from './json-fields.js';
import { LlmFailure } from './llm-failure.js';
import type { StreamPart, StreamReader } from './stream-part.js';

/** Reads `GenerateContentResponse` objects (Gemini's API reference). */
export class GeminiReader implements StreamReader {
  /** Gemini has no terminator: the end of the body ends the answer. */
  readonly done = false;
  #finish = '';
  #dropped = false;

  constructor(private readonly createId: () => string) {}

  read(json: string): StreamPart[] {
    const chunk = parseObject(json);
    if (chunk['error'] !== undefined) throw new LlmFailure('error-frame', JSON.stringify(chunk['error']));
    const [candidate] = listField(chunk, 'candidates');
    const { blockReason } = (chunk['promptFeedback'] ?? {}) as Json;
    if (!candidate && typeof blockReason === 'string') {
      throw new LlmFailure('error-frame', `the prompt was blocked: ${blockReason}`);
    }
    if (!candidate) return [];
    this.#finish = textField(candidate, 'finishReason') || this.#finish;
    const content = (candidate['content'] ?? {}) as Json;
    return listField(content, 'parts').flatMap((part) => this.#part(part));
  }

  end(): StreamPart[] {
    if (this.#finish === '') throw new LlmFailure('broke-off', 'no `finishReason` came');
    return this.#finish === 'STOP' ? [] : [{ type: 'deviation', what: `\`finishReason\` ${this.#finish}` }];
  }

  #part(part: Json): StreamPart[] {
    const call = part['functionCall'] as Json | undefined;
    const { thoughtSignature: signature } = part;
    if (call) {
      const id = textField(call, 'id') || this.createId();
      const args = JSON.stringify(call['args'] ?? {});
      const more = typeof signature === 'string' ? { signature } : {};
      return [{ type: 'call', call: { id, name: textField(call, 'name'), arguments: args, ...more } }];
    }
    const text = textField(part, 'text');
    if (part['thought'] === true) return this.#dropThought();
    return text === '' ? [] : [{ type: 'text', text }];
  }

  /**
   * Drops a thought, because Anam sends reasoning messages only for the OpenAI-like specifications (Anam's page "Custom
   * LLMs").
   */
  #dropThought(): StreamPart[] {
    if (this.#dropped) return [];
    this.#dropped = true;
    return [{ type: 'deviation', what: 'Gemini sent thoughts, which Anam does not pass to the page' }];
  }
}
