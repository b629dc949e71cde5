import type { ChunkGroup } from '../llm/conformance/compare/chunk-groups.js';

/** Two cells of the report. `sign` marks a row in which they differ. */
export interface PairedRow {
  readonly sign: '' | '~';
  readonly own: string;
  readonly other: string;
}

const MOST_ROWS = 300;

/** Returns the chunks of both sides, group by group and key by key. Equal items share a row. */
export function chunkRows(own: readonly ChunkGroup[], other: readonly ChunkGroup[]): PairedRow[] {
  const rows = aligned(own, other, ({ kind }) => kind).flatMap(([mine, theirs]) => [
    pairedRow(mine && title(mine), theirs && title(theirs), mine?.kind === theirs?.kind),
    ...keyRows(mine, theirs),
  ]);
  if (rows.length <= MOST_ROWS) return rows;
  return [...rows.slice(0, MOST_ROWS), { sign: '', own: '…', other: '…' }];
}

const title = ({ kind, from, to }: ChunkGroup) => `${from === to ? from : `${from}–${to}`} ${kind}`;

function keyRows(mine: ChunkGroup | undefined, theirs: ChunkGroup | undefined): PairedRow[] {
  const name = ({ path, types }: ChunkGroup['keys'][number]) =>
    `  ${path}${types.includes('null') ? ' (null)' : ''}`;
  return aligned(mine?.keys ?? [], theirs?.keys ?? [], ({ path }) => path).map(([a, b]) =>
    pairedRow(a && name(a), b && name(b), a?.path === b?.path),
  );
}

const pairedRow = (own = '', other = '', isSame: boolean): PairedRow => ({
  sign: isSame ? '' : '~',
  own,
  other,
});

/** Pairs two ordered lists. An item that is in only one list gets its own row. */
function aligned<T>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (item: T) => string,
): [T | undefined, T | undefined][] {
  const [inA, inB] = [new Set(a.map(keyOf)), new Set(b.map(keyOf))];
  const pairs: [T | undefined, T | undefined][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [mine, theirs] = [a[i], b[j]];
    const isAlone = mine !== undefined && (theirs === undefined || !inB.has(keyOf(mine)));
    const isTheirs = !isAlone && theirs !== undefined && (mine === undefined || !inA.has(keyOf(theirs)));
    pairs.push([isTheirs ? undefined : mine, isAlone ? undefined : theirs]);
    if (!isTheirs) i += 1;
    if (!isAlone) j += 1;
  }
  return pairs;
}
