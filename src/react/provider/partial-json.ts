/** A number or a word: everything up to the next structural character. */
const scalar = /[^\s,:[\]{}"]+/y;
/** The end of a number that is invalid without its next character. */
const openNumber = /[-+.eE]+$/;
const words = ['true', 'false', 'null'];

/**
 * Parses JSON whose end is missing. Returns everything that is complete, and the received part of an open string.
 * Returns `undefined` if the text is not JSON. Runs in linear time and parses values with `JSON.parse`. The small
 * packages for this assign `__proto__`, recurse for each bracket, or both.
 */
export function readPartialJson(text: string): unknown {
  const scan = new PartialScan(text);
  try {
    return JSON.parse(scan.closed());
  } catch {
    return undefined;
  }
}

class PartialScan {
  /** The closing brackets of the open values, innermost last. */
  readonly #closers: string[] = [];
  /**
   * The text up to this position is valid JSON once its brackets are closed. No bracket was opened or closed after it.
   */
  #end = 0;
  #at = 0;
  /** Whether the name of a member follows. */
  #isName = false;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  closed(): string {
    let tail = '';
    while (this.#at < this.#text.length) tail = this.#step();
    return this.#text.slice(0, this.#end) + tail + this.#closers.toReversed().join('');
  }

  /** @returns the text that completes the last value, if the text ends inside it */
  #step(): string {
    const sign = this.#text.charAt(this.#at);
    if (sign === '"') return this.#string();
    scalar.lastIndex = this.#at;
    const [token] = scalar.exec(this.#text) ?? [];
    if (token !== undefined) return this.#scalar(token);
    this.#at += 1;
    if (sign === '{' || sign === '[') this.#open(sign);
    else if (sign === '}' || sign === ']') this.#close();
    else if (sign === ',') this.#isName = this.#closers.at(-1) === '}';
    else if (sign === ':') this.#isName = false;
    return '';
  }

  #open(sign: string): void {
    this.#closers.push(sign === '{' ? '}' : ']');
    this.#isName = sign === '{';
    this.#end = this.#at;
  }

  #close(): void {
    this.#closers.pop();
    this.#isName = false;
    this.#end = this.#at;
  }

  #string(): string {
    const text = this.#text;
    let at = this.#at + 1;
    let escape = -1;
    while (at < text.length && text.charAt(at) !== '"') {
      if (text.charAt(at) === '\\') {
        escape = at;
        at += 1;
      }
      at += 1;
    }
    this.#at = Math.min(at + 1, text.length);
    if (at < text.length) {
      if (!this.#isName) this.#end = this.#at;
      return '';
    }
    return this.#isName ? '' : this.#openString(escape);
  }

  /** Drops an incomplete escape or half of a character. */
  #openString(escape: number): string {
    const isHalf = escape >= 0 && /^\\(?:u[\da-f]{0,3})?$/i.test(this.#text.slice(escape, escape + 6));
    const end = isHalf ? escape : this.#text.length;
    const tail = this.#text.slice(this.#end, end);
    return `${tail.replace(/[\uD800-\uDBFF]$/, '')}"`;
  }

  #scalar(token: string): string {
    const start = this.#at;
    this.#at += token.length;
    if (this.#at < this.#text.length) {
      this.#end = this.#at;
      return '';
    }
    const whole = words.find((word) => word.startsWith(token)) ?? token.replace(openNumber, '');
    return whole === '' ? '' : this.#text.slice(this.#end, start) + whole;
  }
}
