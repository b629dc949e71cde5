import type { LlmPart } from '../../llm/llm-adapter.js';
import type { AnswerWriter } from '../answer-writer.js';
import type { Refusal } from '../refusal.js';
import { CallFragments } from './call-fragments.js';
import { chunkShapes, finishReasons, type ChatSpec, type ChunkShape } from './chat-chunks.js';
import { chatError } from './chat-errors.js';
import type { AnswerFacts } from './endpoint-form.js';

const encoder = new TextEncoder();
const line = (data: object) => `data: ${JSON.stringify(data)}\n\n`;
const DONE = 'data: [DONE]\n\n';
const keepAlive = encoder.encode(': keep-alive\n\n');

/** Puts a tag on its own line if the thoughts next to it have no line break. */
const ownLine = (neighbour: string | undefined) => (neighbour === '\n' ? [] : [{ content: '\n' }]);

/** Writes an answer as the event stream of Chat Completions. */
export class ChatWriter implements AnswerWriter {
  readonly opening: Uint8Array | null;
  readonly keepAlive = keepAlive;
  readonly #spec: ChatSpec;
  readonly #facts: AnswerFacts;
  readonly #shape: ChunkShape;
  readonly #calls = new CallFragments();
  #hasRole = false;
  #hasCalls = false;
  #isThinking = false;
  #thoughtEnd: string | undefined;
  #hasText = false;
  #finish: string | undefined;

  constructor(spec: ChatSpec, facts: AnswerFacts) {
    this.#spec = spec;
    this.#facts = facts;
    this.#shape = chunkShapes[spec](facts);
    const first = this.#shape.first().map(line).join('');
    this.opening = first === '' ? null : encoder.encode(first);
  }

  /**
   * Returns `null` for parts that Chat Completions has no field for: sources, files, calls that the provider ran
   * itself.
   */
  encode(part: LlmPart): Uint8Array | null {
    const deltas = this.#deltas(part);
    return deltas.length === 0 ? null : encoder.encode(this.#lines(deltas));
  }

  end(): Uint8Array {
    const closing = this.#lines(this.#closeThought());
    const finish = this.#finish ?? (this.#hasCalls ? 'tool_calls' : 'stop');
    return encoder.encode(closing + this.#shape.last(finish).map(line).join('') + DONE);
  }

  /** Writes an error. Groq names the event. No provider sends `[DONE]` after an error. */
  fail(refusal: Refusal): Uint8Array {
    const { status, body } = chatError(this.#spec, refusal);
    if (this.#spec !== 'groq') return encoder.encode(line(body));
    const { error } = body;
    return encoder.encode(`event: error\n${line({ error: { ...error, status_code: status } })}`);
  }

  /**
   * Writes deltas, with the role chunk before the first one. That chunk has no content if the answer begins with a
   * call.
   */
  #lines(deltas: readonly object[]): string {
    const role = {
      role: 'assistant',
      content: this.#hasCalls ? null : '',
      ...(this.#spec !== 'groq' && { refusal: null }),
    };
    const all = this.#hasRole ? deltas : [role, ...deltas];
    this.#hasRole = true;
    return all.map((delta) => line(this.#shape.chunk(delta, null))).join('');
  }

  #deltas(part: LlmPart): object[] {
    switch (part?.type) {
      case 'reasoning-delta':
        return this.#thought(part.text);
      case 'text-delta':
        // Anam speaks all content, so text that must not be spoken is left out.
        return part.speak === false || part.text === '' ? [] : this.#text(part.text);
      case 'refusal-delta':
        return [...this.#closeThought(), { refusal: part.text }];
      case 'tool-input-start':
      case 'tool-input-delta':
      case 'tool-call':
        return this.#call(part);
      case 'finish':
        this.#finish = finishReasons[part.reason] ?? 'stop';
        return [];
      default:
        return [];
    }
  }

  #text(text: string): object[] {
    this.#hasText = true;
    return [...this.#closeThought(), { content: text }];
  }

  #thought(text: string): object[] {
    const { reasoning } = this.#facts;
    if (reasoning === 'hidden' || text === '') return [];
    if (reasoning === 'field') return [{ reasoning: text }];
    // Inside a line, readers would treat the tag as text.
    const apart = this.#hasText ? [{ content: '\n\n' }] : [];
    const opening = this.#isThinking ? [] : [...apart, { content: '<think>' }, ...ownLine(text[0])];
    this.#isThinking = true;
    this.#thoughtEnd = text.at(-1);
    return [...opening, { content: text }];
  }

  #closeThought(): object[] {
    if (!this.#isThinking) return [];
    this.#isThinking = false;
    return [...ownLine(this.#thoughtEnd), { content: '</think>' }, { content: '\n\n' }];
  }

  #call(part: Parameters<CallFragments['of']>[0]): object[] {
    const fragment = this.#calls.of(part);
    if (!fragment) return [];
    this.#hasCalls = true;
    return [...this.#closeThought(), { tool_calls: [fragment] }];
  }
}
