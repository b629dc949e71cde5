/** Reads Gemini's answer without `alt=sse`: one JSON array that arrives element by element. */
export class JsonArray {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #element = '';
  /** Whether the array has begun and ended. */
  begun = false;
  ended = false;

  /** Returns the elements that are complete. */
  push(text: string): string[] {
    const elements: string[] = [];
    for (const sign of text) {
      if (this.#depth > 1 || (this.#depth === 1 && sign === '{')) this.#element += sign;
      this.#count(sign);
      if (this.#depth === 1 && sign === '}' && !this.#inString) {
        elements.push(this.#element);
        this.#element = '';
      }
    }
    return elements;
  }

  #count(sign: string): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (sign === '\\') this.#escaped = true;
      else if (sign === '"') this.#inString = false;
      return;
    }
    if (sign === '"') this.#inString = true;
    else if (sign === '[' || sign === '{') {
      if (this.#depth === 0) this.begun = sign === '[';
      this.#depth += 1;
    } else if (sign === ']' || sign === '}') {
      this.#depth -= 1;
      this.ended ||= this.#depth === 0;
    }
  }
}
