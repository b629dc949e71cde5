import { printable } from '../internal/printable.js';

const WIDEST = 60;
const GAP = '  ';

/** Formats rows of untrusted text as a table. Line breaks and control characters are removed. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows.map((row) => row.map(cellOf))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? ''))));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell)))
      .join(GAP)
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

const lengthOf = (text: string) => Array.from(text).length;

/** Shortens a long text, but never a URL, because URLs are there to be copied. Ids are shorter than the limit. */
function cellOf(text: string): string {
  const line = printable(text).trim();
  const chars = Array.from(line);
  return chars.length > WIDEST && !line.includes('://') ? `${chars.slice(0, WIDEST - 1).join('')}…` : line;
}
