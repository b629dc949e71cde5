export interface MarkdownChunk {
  /** The offset in the whole text, which stays the same while the text grows. */
  readonly start: number;
  readonly text: string;
  /**
   * The text that must precede the chunk for it to be parsed correctly: the opening of a fence, or the head of a table
   * that was split.
   */
  readonly head: string;
}

/** The chunk size in characters: small enough to be parsed again with every delta. */
const ENOUGH = 600;
/** A list with this size or number of lines is split before its next item. */
const LONG = 2_000;
const MANY_LINES = 100;
/**
 * Other text is always split at this size, because no parser is linear for text without blank lines. Code has a higher
 * limit, because it is only copied.
 */
const LONGEST = 2_400;
const LONGEST_CODE = 8_000;
/** A longer table head is not repeated in each chunk. */
const LONGEST_HEAD = 400;

const fenceLine = /^ {0,3}(`{3,}|~{3,})/;
/** A line that continues the block before the blank line: a list item or indented text. */
const goesOn = /^(?:\s|[-*+] |\d{1,9}[.)] |\|)/;
const listItem = /^(?:[-*+]|\d{1,9}[.)]) /;
const tableRule = /^[\s|:-]+$/;

/**
 * Splits Markdown after blank lines outside of fences and lists. A chunk that is too long is split before a line, or at
 * a space. When a text grows, only its last chunk changes or new ones are added, and only new text is scanned.
 */
export class GrowingChunks {
  #text = '';
  #chunks: MarkdownChunk[] = [];
  /** The start of the open chunk, and the start of the first incomplete line. */
  #start = 0;
  #line = 0;
  /** The number of lines in the open chunk. */
  #lines = 0;
  #head = '';
  #wasBlank = false;
  #fence: string | null = null;
  /** The opening of the fence or table that contains the line. */
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

  /** Processes a complete line. The last line of a text may still change. */
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

  /** Updates which block the line begins or ends. */
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

  /** Splits the chunk that ends at `end`, including its current line, until it is short enough. */
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

/** Returns how much of a long line fits: up to a space, and never half a surrogate pair. */
function lengthOfHead(text: string, start: number): number {
  const space = text.slice(start, start + LONGEST).lastIndexOf(' ');
  if (space > ENOUGH) return space + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(start + LONGEST)) ? LONGEST - 1 : LONGEST;
}

/**
 * Returns the fence that is open after the line. A fence is closed by a run of the same character that is at least as
 * long.
 */
function fenceAfter(open: string | null, line: string): string | null {
  const run = fenceLine.exec(line)?.[1];
  if (run === undefined) return open;
  if (open === null) return run;
  const closes = run.startsWith(open) && line.trim() === run;
  return closes ? null : open;
}
