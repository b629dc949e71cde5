import { JsonDepth } from '../json-depth.js';
import type { LlmPart } from '../llm-adapter.js';

/** A call whose arguments are still arriving. Each character is looked at once. */
export class StreamedCall {
  id: string;
  name: string;
  arguments = '';
  /** What Gemini's Chat Completions and `createLlmProxy` want back with the call. */
  extra: object | undefined;
  readonly #first: StreamedCall | undefined;
  readonly #isNamed: boolean;
  readonly #json = new JsonDepth('{[', '}]');
  #opened = false;
  #isBlank = true;
  #isTold = false;
  /** The arguments that `tell` has not told yet. */
  #untold = '';

  /**
   * @param first the call before this one, if this one may only repeat it
   * @param isNamed whether the endpoint sent the name for this call too
   */
  constructor(id: string, name: string, first?: StreamedCall, isNamed = true) {
    this.id = id;
    this.name = name;
    this.#first = first;
    this.#isNamed = isNamed;
  }

  get isEmpty(): boolean {
    return this.#isBlank;
  }

  /** Whether the arguments are one complete JSON value: what follows belongs to another call. */
  get isWhole(): boolean {
    return this.#opened && this.#json.depth === 0;
  }

  /** Takes the text up to the end of the JSON value and returns the rest. */
  add(text: string): string {
    let at = 0;
    while (at < text.length && !this.isWhole) {
      this.#json.step(text.charAt(at));
      this.#opened ||= this.#json.depth > 0;
      at += 1;
    }
    const taken = text.slice(0, at);
    this.arguments += taken;
    this.#untold += taken;
    this.#isBlank &&= taken.trim() === '';
    return text.slice(at);
  }

  /** Adds what has come of the arguments, once the id and the name are known. */
  tell(parts: LlmPart[]): void {
    const { id, name } = this;
    if (id === '' || name === '' || this.isEmpty) return;
    if (!this.#isTold) parts.push({ type: 'tool-input-start', id, name });
    this.#isTold = true;
    if (this.#untold !== '') parts.push({ type: 'tool-input-delta', id, text: this.#untold });
    this.#untold = '';
  }

  /**
   * Whether this is a call of its own. A repeated name without arguments is none, nor are the same arguments again;
   * arguments after `{}`, or with the same id, replace those of the call before.
   */
  settle(): boolean {
    const first = this.#first;
    if (!first) return true;
    if (!this.#opened) return false;
    if (this.#isNamed) return true;
    const text = this.arguments.trim();
    const replaces = first.arguments.trim() === '{}' || (this.id !== '' && this.id === first.id);
    if (replaces) first.arguments = text;
    return !replaces && text !== first.arguments.trim();
  }
}
