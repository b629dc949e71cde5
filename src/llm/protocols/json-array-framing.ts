import { JsonDepth } from '../json-depth.js';
import { parseJson } from '../json.js';
import { checkLimit, mostOf, overLimit } from './answer-limits.js';
import type { LlmErrorInfo } from '../llm-error-info.js';

/**
 * Reads the elements of a streamed JSON array. Gemini sends one without `alt=sse`: neither SSE nor JSON lines, but one
 * array over many lines. An element is passed on when its last brace arrives.
 */
export class JsonArrayFraming {
  /** The start of the input that is outside of elements. */
  unread = '';
  /** Set if an element is longer than the limit. */
  fault: LlmErrorInfo | undefined;
  readonly #onElement: (value: unknown) => void;
  readonly #json = new JsonDepth('{', '}');
  #element = '';
  #unreadable = 0;

  constructor(onElement: (value: unknown) => void) {
    this.#onElement = onElement;
  }

  push(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length && !this.fault; at += 1) {
      const wasInside = this.#json.depth > 0;
      this.#json.step(text[at] as string);
      const isInside = this.#json.depth > 0;
      if (!wasInside) start = at;
      if (!wasInside && !isInside) this.#leave(text[at] as string);
      if (!wasInside || isInside) continue;
      this.#hand(text.slice(start, at + 1));
      start = at + 1;
    }
    if (this.#json.depth > 0) this.#keep(text.slice(start));
  }

  #keep(piece: string): void {
    this.#element += piece;
    if (this.#element.length <= mostOf('event')) return;
    this.#element = '';
    this.fault = overLimit('event');
  }

  #leave(character: string): void {
    if (this.unread.length < 200 && !/[\s,[\]]/.test(character)) this.unread += character;
  }

  #hand(rest: string): void {
    const text = this.#element + rest;
    this.#element = '';
    const value = parseJson(text);
    if (value !== undefined) return this.#onElement(value);
    this.unread ||= text.slice(0, 2000);
    this.fault = checkLimit('unreadable', (this.#unreadable += 1));
  }
}
