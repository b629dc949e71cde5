/** Lines may be of any length; a fence or an indent is found in their first characters. */
const LINE = 48;
/** What may stand before a fence: white space, quote marks and one list mark. */
const beforeFence = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?[\s>]*$/;

/** Follows Markdown text far enough to tell code from words, and knows what came last. */
export class MarkdownCode {
  /** The marks that opened the open fence. */
  fence = '';
  /** How many backticks opened the open code span. Spans end at the end of a line. */
  span = 0;
  /** The last character that is no white space, and what stands between it and the next one. */
  last = '';
  gap = '';
  #line = '';

  /** Whether nothing but white space stands on this line. */
  get isLineStart(): boolean {
    return this.#line.trim() === '';
  }

  /** Whether this line is code: in a fence, or indented as a code block is. */
  get isBlock(): boolean {
    return this.fence !== '' || /^(?: {4}|\t)\s*$/.test(this.#line);
  }

  /** Takes text without backticks, tildes and line ends; `\n` comes alone. */
  pass(text: string): void {
    const end = text.trimEnd();
    if (end !== '') this.last = end.at(-1) ?? '';
    this.gap = (end === '' ? this.gap : '') + text.slice(end.length, end.length + LINE);
    if (text === '\n') {
      this.#line = '';
      this.span = 0;
    } else if (this.#line.length < LINE) this.#line += text.slice(0, LINE);
  }

  /** Takes a run of backticks or tildes; `next` is the character behind it. */
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
