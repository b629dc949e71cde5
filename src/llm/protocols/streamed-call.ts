import { JsonDepth } from '../json-depth.js';

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
    return this.arguments.trim() === '';
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
    this.arguments += text.slice(0, at);
    return text.slice(at);
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
