import type { SpokenText, UnspokenPiece } from '../core/text/spoken-text.js';

/** Lines of the written text, and what is spoken for them. */
interface Row {
  readonly start: number;
  readonly written: string;
  readonly spoken: string;
}

const NAME_WIDTH = 9;
const SHOWN = 60;

/** Formats each line twice, as written and as spoken, with the pieces that were removed. */
export function describeSpoken(written: string, { pieces, removed }: SpokenText): string {
  const rows = rowsOf(written, pieces);
  const blocks = rows.map((row, index) => {
    const end = rows[index + 1]?.start ?? written.length + 1;
    const own = removed.filter(({ start }) => start >= row.start && start < end);
    return [named('written', row.written), named('spoken', row.spoken), ...own.map(describePiece)].join('');
  });
  return blocks.length > 0 ? blocks.join('\n') : 'Nothing is written.\n';
}

/**
 * Groups the pieces into rows. A row ends where a piece ends with a line break. Code that is not spoken is one row,
 * whatever its length.
 */
function rowsOf(written: string, pieces: SpokenText['pieces']): readonly Row[] {
  const rows: Row[] = [];
  let start = 0;
  let at = 0;
  let spoken = '';
  const close = () => {
    const text = written.slice(start, at);
    const last = rows.at(-1);
    // A blank line belongs to the row before it.
    if (last && text.trim() === '' && spoken.trim() === '')
      rows[rows.length - 1] = { ...last, written: last.written + text };
    else rows.push({ start, written: text, spoken });
    start = at;
    spoken = '';
  };
  for (const piece of pieces) {
    at += piece.written;
    spoken += piece.spoken;
    if (written[at - 1] === '\n') close();
  }
  if (at > start || spoken !== '') close();
  return rows;
}

function named(name: string, text: string): string {
  const lines = text.trim() === '' ? ['–'] : text.trimEnd().replace(/^\n+/, '').split('\n');
  return lines.map((line, index) => `${(index === 0 ? name : '').padEnd(NAME_WIDTH)}${line}\n`).join('');
}

function describePiece({ rule, start, end, written, spoken }: UnspokenPiece): string {
  const instead = spoken.trim() === '' ? '' : ` → ${shown(spoken)}`;
  return `${''.padEnd(NAME_WIDTH)}${`${start}–${end}`.padEnd(10)} ${rule.padEnd(12)} ${shown(written)}${instead}\n`;
}

/** Puts the text on one line. Escapes providers' private-use characters, because a terminal does not show them. */
function shown(text: string): string {
  const line = JSON.stringify(text).replaceAll(
    /[\uE000-\uF8FF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 2)}…"` : line;
}
