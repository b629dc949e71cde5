/**
 * Separates text blocks if the model did something else between them, e.g. a search on the server. Models write each
 * block separately, so without a separator the last word of one block would join the first word of the next.
 */
export class TextBlocks {
  #isOpen = false;
  #endsWithSpace = true;

  /** Call this for anything other than text. */
  end(): void {
    this.#isOpen = false;
  }

  /** Returns the text, after a paragraph break if the previous block ended with a word. */
  join(text: string): string {
    const isApart = this.#isOpen || this.#endsWithSpace || /^\s/.test(text);
    this.#isOpen = true;
    this.#endsWithSpace = /\s$/.test(text);
    return isApart ? text : `\n\n${text}`;
  }
}
