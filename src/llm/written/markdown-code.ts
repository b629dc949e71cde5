/** A line can have any length, so only its first characters are searched for a fence or an indent. */
const LINE = 48;
/** The characters allowed before a fence: white space, quote marks and one list mark. */
const beforeFence = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?[\s>]*$/;

/** Tracks whether Markdown text is inside code, and remembers its last characters. */
export class MarkdownCode {
  /** The marks that opened the open fence. */
  fence = '';
  /** How many backticks opened the open code span. Spans end at the end of a line. */
  span = 0;
  /** The last character other than white space, and the white space after it. */
  last = '';
  gap = '';
  #line = '';

  /** Whether this line contains only white space so far. */
  get isLineStart(): boolean {
    return this.#line.trim() === '';
  }

  /** Whether this line is code: inside a fence, or indented like a code block. */
  get isBlock(): boolean {
    return this.fence !== '' || /^(?: {4}|\t)\s*$/.test(this.#line);
  }

  /** Reads text without backticks, tildes and line ends, or a single `\n`. */
  pass(text: string): void {
    const end = text.trimEnd();
    if (end !== '') this.last = end.at(-1) ?? '';
    this.gap = (end === '' ? this.gap : '') + text.slice(end.length, end.length + LINE);
    if (text === '\n') {
      this.#line = '';
      this.span = 0;
    } else if (this.#line.length < LINE) this.#line += text.slice(0, LINE);
  }

  /** Reads a run of backticks or tildes. `next` is the character after it. */
  run(marks: string, next: string | undefined): void {
    const ends = next === undefined || /[\s<[]/.test(next);
    const isFence = marks.length >= 3 && beforeFence.test(this.#line);
    if (this.fence !== '') {
      if (isFence && ends && marks.startsWith(this.fence)) this.fence = '';
    } else if (isFence) this.fence = marks;
    else if (marks.startsWith('`'))
      this.span = this.span === 0 ? marks.length : this.span === marks.length ? 0 : this.span;
    this.pass(marks);
  }
}
