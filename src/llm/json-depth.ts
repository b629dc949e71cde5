/** Tracks the nesting depth of a JSON text as it streams in. Each character is read once. */
export class JsonDepth {
  depth = 0;
  readonly #opening: string;
  readonly #closing: string;
  #inString = false;
  #escaped = false;

  /** @param opening the brackets that count */
  constructor(opening: string, closing: string) {
    this.#opening = opening;
    this.#closing = closing;
  }

  step(character: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (this.#inString && character === '\\') this.#escaped = true;
    else if (character === '"' && this.depth > 0) this.#inString = !this.#inString;
    else if (this.#inString) return;
    else if (this.#opening.includes(character)) this.depth += 1;
    else if (this.depth > 0 && this.#closing.includes(character)) this.depth -= 1;
  }
}
