export interface MarkdownChunk {
  /** Where it begins in the whole text; stays the same while the text grows. */
  readonly start: number;
  readonly text: string;
  /** What has to stand before it to be read as what it is: the opening of a fence or a table that was cut. */
  readonly head: string;
}

/** Small enough to be parsed with every delta (characters). */
const ENOUGH = 600;
/** From here on, or with so many lines, a list is cut before its next item. */
const LONG = 2_000;
const MANY_LINES = 100;
/** Cut wherever it is: no parser is linear in what has no blank line. Code it only copies. */
const LONGEST = 2_400;
const LONGEST_CODE = 8_000;
/** A longer head is not repeated. */
const LONGEST_HEAD = 400;

const fenceLine = /^ {0,3}(`{3,}|~{3,})/;
/** A line that continues the block before the blank line: a list item or indented text. */
const goesOn = /^(?:\s|[-*+] |\d{1,9}[.)] |\|)/;
const listItem = /^(?:[-*+]|\d{1,9}[.)]) /;
const tableRule = /^[\s|:-]+$/;

/**
 * Cuts Markdown where a new thing begins: after a blank line, outside of fences and lists; and what is too long, before a
 * line, or at a space. A text that grows changes its last chunk only, or adds some, and only what is new is looked at.
 */
export class GrowingChunks {
  #text = '';
  #chunks: MarkdownChunk[] = [];
  /** Where the open chunk begins, and the first line that has not been seen whole. */
  #start = 0;
  #line = 0;
  /** How many lines the open chunk has. */
  #lines = 0;
  #head = '';
  #wasBlank = false;
  #fence: string | null = null;
  /** How the fence or the table began that the line is in. */
  #opening = '';
  #lineBefore = '';

  cut(text: string): readonly MarkdownChunk[] {
    if (!text.startsWith(this.#text)) this.#begin();
    const known = this.#text.length;
    this.#text = text;
    for (;;) {
      const newline = text.indexOf('\n', Math.max(this.#line, known));
      if (newline < 0) break;
      this.#take(newline + 1);
    }
    this.#keepShort(text.length);
    return [...this.#chunks, { start: this.#start, text: text.slice(this.#start), head: this.#head }];
  }

  #begin(): void {
    this.#chunks = [];
    this.#start = 0;
    this.#line = 0;
    this.#lines = 0;
    this.#wasBlank = false;
    this.#fence = null;
    this.#head = '';
    this.#opening = '';
    this.#lineBefore = '';
  }

  /** One whole line; the last one of a text may still become anything. */
  #take(end: number): void {
    const line = this.#text.slice(this.#line, end);
    const length = this.#line - this.#start;
    const isNew = this.#wasBlank && length >= ENOUGH && !goesOn.test(line);
    const isLong = length >= LONG || this.#lines >= MANY_LINES;
    if (this.#fence === null && (isNew || (isLong && listItem.test(line)))) this.#close(this.#line);
    this.#keepShort(end);
    this.#read(line);
    this.#line = end;
    this.#lines += 1;
  }

  /** What the line begins or ends. */
  #read(line: string): void {
    const fence = fenceAfter(this.#fence, line);
    this.#wasBlank = line.trim() === '';
    if (fence !== this.#fence) this.#opening = fence === null ? '' : line;
    else if (fence === null && this.#wasBlank) this.#opening = '';
    else if (fence === null && this.#lineBefore.includes('|') && line.includes('-') && tableRule.test(line))
      this.#opening = this.#lineBefore + line;
    this.#fence = fence;
    this.#lineBefore = line;
  }

  /** Cuts what ends at `end`, with the line that it is in, until it is short enough. */
  #keepShort(end: number): void {
    const longest = this.#fence === null ? LONGEST : LONGEST_CODE;
    if (end - this.#start > longest && this.#line > this.#start) this.#close(this.#line);
    while (this.#start >= this.#line && end - this.#start > LONGEST)
      this.#close(this.#start + lengthOfHead(this.#text, this.#start));
  }

  #close(end: number): void {
    this.#chunks.push({ start: this.#start, text: this.#text.slice(this.#start, end), head: this.#head });
    this.#start = end;
    this.#lines = 0;
    this.#head = this.#opening.length > LONGEST_HEAD ? '' : this.#opening;
  }
}

/** How much of a line that is too long comes first: up to a space, and no half of a character. */
function lengthOfHead(text: string, start: number): number {
  const space = text.slice(start, start + LONGEST).lastIndexOf(' ');
  if (space > ENOUGH) return space + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(start + LONGEST)) ? LONGEST - 1 : LONGEST;
}

/** The fence that is open after the line; one is closed by a run that is at least as long, of the same character. */
function fenceAfter(open: string | null, line: string): string | null {
  const run = fenceLine.exec(line)?.[1];
  if (run === undefined) return open;
  if (open === null) return run;
  const closes = run.startsWith(open) && line.trim() === run;
  return closes ? null : open;
}
