/**
 * Keeps the texts of an answer apart between which the model did something else, such as a search on the server. Each
 * block is written as if it stood alone, so that nothing separates the words at its ends.
 */
export class TextBlocks {
  #isOpen = false;
  #endsWithSpace = true;

  /** Something other than text stands here. */
  end(): void {
    this.#isOpen = false;
  }

  /** The text, with a paragraph break before it where another block ended with a word. */
  join(text: string): string {
    const isApart = this.#isOpen || this.#endsWithSpace || /^\s/.test(text);
    this.#isOpen = true;
    this.#endsWithSpace = /\s$/.test(text);
    return isApart ? text : `\n\n${text}`;
  }
}
