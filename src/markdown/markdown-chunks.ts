export interface MarkdownChunk {
  /** Where it begins in the whole text; stays the same while the text grows. */
  readonly start: number;
  readonly text: string;
}

/** Small enough to be parsed with every delta (characters). */
const ENOUGH = 600;

const fenceLine = /^ {0,3}(`{3,}|~{3,})/;
/** A line that goes on with what stands before the blank line: of a list, or indented. */
const goesOn = /^(?:\s|[-*+] |\d{1,9}[.)] |\|)/;

/**
 * Cuts Markdown where a new thing begins: after a blank line, outside of fences and lists. A text that grows changes
 * its last chunk only, or adds one.
 */
export function markdownChunks(text: string): MarkdownChunk[] {
  const chunks: MarkdownChunk[] = [];
  let start = 0;
  let fence: string | null = null;
  let wasBlank = false;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, end);
    // The last line may still become anything.
    const isWhole = newline >= 0;
    if (fence === null && isWhole && wasBlank && at - start >= ENOUGH && !goesOn.test(line)) {
      chunks.push({ start, text: text.slice(start, at) });
      start = at;
    }
    fence = fenceAfter(fence, line);
    wasBlank = line.trim() === '';
    at = end;
  }
  chunks.push({ start, text: text.slice(start) });
  return chunks;
}

/** The fence that is open after the line; one is closed by a run that is at least as long, of the same character. */
function fenceAfter(open: string | null, line: string): string | null {
  const run = fenceLine.exec(line)?.[1];
  if (run === undefined) return open;
  if (open === null) return run;
  const closes = run.startsWith(open) && line.trim() === run;
  return closes ? null : open;
}
