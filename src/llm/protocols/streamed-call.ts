import { JsonDepth } from '../json-depth.js';
import type { LlmPart } from '../llm-adapter.js';

/** A call whose arguments are still arriving. Each character is read once. */
export class StreamedCall {
  id: string;
  name: string;
  arguments = '';
  /** Must be sent back with the call to Gemini's Chat Completions and to `createLlmProxy`. */
  extra: object | undefined;
  /** The pieces of the name as they arrived. */
  #names: readonly string[];
  readonly #first: StreamedCall | undefined;
  readonly #isNamed: boolean;
  readonly #json = new JsonDepth('{[', '}]');
  #opened = false;
  #isBlank = true;
  #isTold = false;
  /** The arguments that `tell` has not passed on yet. */
  #untold = '';

  /**
   * @param first the previous call, if this one may be a repetition of it
   * @param isNamed whether the endpoint sent a name for this call as well
   */
  constructor(id: string, name: string, first?: StreamedCall, isNamed = true) {
    this.id = id;
    this.name = name;
    this.#names = [name];
    this.#first = first;
    this.#isNamed = isNamed;
  }

  /** Adds to the name. Some servers send the name in pieces, others repeat it with more characters. */
  addName(name: string): void {
    const isWhole = name.startsWith(this.name);
    this.name = isWhole ? name : this.name + name;
    this.#names = isWhole ? [name] : [...this.#names, name];
  }

  /** Servers that send neither ids nor arguments send whole names, so each piece of such a name is a separate call. */
  apart(): StreamedCall[] {
    const isOne = this.id !== '' || !this.isEmpty || this.#names.length === 1;
    return isOne ? [this] : this.#names.map((name) => new StreamedCall('', name));
  }

  get isEmpty(): boolean {
    return this.#isBlank;
  }

  /** Whether the arguments are one complete JSON value. Anything after it belongs to another call. */
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

  /** Passes on the arguments so far, once the id and the name are known. */
  tell(parts: LlmPart[]): void {
    const { id, name } = this;
    if (id === '' || name === '' || this.isEmpty) return;
    if (!this.#isTold) parts.push({ type: 'tool-input-start', id, name });
    this.#isTold = true;
    if (this.#untold !== '') parts.push({ type: 'tool-input-delta', id, text: this.#untold });
    this.#untold = '';
  }

  /**
   * Whether this is a separate call. A repeated name without arguments is not, and neither are repeated arguments.
   * Arguments after `{}`, or with the same id, replace those of the previous call.
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
