import { parseJson } from '../json.js';

/**
 * The elements of a JSON array that comes piece by piece, as Gemini streams without `alt=sse`: neither SSE nor lines, but
 * one array, printed over many lines. An element is handed over with its last brace.
 */
export class JsonArrayFraming {
  /** The start of what is no element. */
  unread = '';
  readonly #onElement: (value: unknown) => void;
  #element = '';
  #depth = 0;
  #inString = false;
  #escaped = false;

  constructor(onElement: (value: unknown) => void) {
    this.#onElement = onElement;
  }

  push(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const wasInside = this.#depth > 0;
      this.#step(text[at] as string);
      if (!wasInside) start = at;
      if (!wasInside && this.#depth === 0) this.#leave(text[at] as string);
      if (!wasInside || this.#depth > 0) continue;
      this.#hand(text.slice(start, at + 1));
      start = at + 1;
    }
    if (this.#depth > 0) this.#element += text.slice(start);
  }

  #step(character: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (this.#inString && character === '\\') this.#escaped = true;
    else if (character === '"' && this.#depth > 0) this.#inString = !this.#inString;
    else if (!this.#inString && character === '{') this.#depth += 1;
    else if (!this.#inString && character === '}' && this.#depth > 0) this.#depth -= 1;
  }

  #leave(character: string): void {
    if (this.unread.length < 200 && !/[\s,[\]]/.test(character)) this.unread += character;
  }

  #hand(rest: string): void {
    const text = this.#element + rest;
    this.#element = '';
    const value = parseJson(text);
    if (value === undefined) this.unread ||= text.slice(0, 2000);
    else this.#onElement(value);
  }
}
