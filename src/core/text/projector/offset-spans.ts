import type { SpokenPiece } from './speech-projector.js';

/** Spoken characters from `spokenStart` to `spokenEnd` are the written ones from `writtenStart` to `writtenEnd`. */
interface Span {
  readonly spokenStart: number;
  readonly spokenEnd: number;
  readonly writtenStart: number;
  readonly writtenEnd: number;
}

/**
 * Maps each spoken character to its position in the written text. Immutable from outside: later versions share one list
 * with earlier ones, and each version reads only its first `count` spans. Adding a span therefore copies nothing.
 */
export interface OffsetSpans {
  readonly spoken: number;
  readonly written: number;
  readonly count: number;
  readonly list: readonly Span[];
}

export const noSpans: OffsetSpans = { spoken: 0, written: 0, count: 0, list: [] };

export function addPiece(spans: OffsetSpans, { written, spoken, closes }: SpokenPiece): OffsetSpans {
  const { count, list } = spans;
  const spokenEnd = spans.spoken + spoken.length;
  const writtenEnd = spans.written + written;
  const isContiguous = count > 0 && list[count - 1]?.writtenEnd === spans.written;
  if (spoken === '' && !(closes && isContiguous))
    return { spoken: spokenEnd, written: writtenEnd, count, list };
  const span = { spokenStart: spans.spoken, spokenEnd, writtenStart: spans.written, writtenEnd };
  return { spoken: spokenEnd, written: writtenEnd, count: count + 1, list: append(spans, span) };
}

/** Appends a span to the shared list if this is the newest version. Otherwise, or if it is empty, starts a new list. */
function append({ count, list }: OffsetSpans, span: Span): readonly Span[] {
  if (count === 0 || list.length > count) return [...list.slice(0, count), span];
  (list as Span[]).push(span);
  return list;
}

/** Returns the position in the written text for a position in the spoken text. */
export function writtenOffset({ count, list }: OffsetSpans, spoken: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startsAfter(list[middle] as Span, spoken)) high = middle;
    else low = middle + 1;
  }
  const span = list[low - 1];
  if (!span) return 0;
  if (spoken >= span.spokenEnd) return span.writtenEnd;
  const said = spoken - span.spokenStart;
  const isVerbatim = span.spokenEnd - span.spokenStart === span.writtenEnd - span.writtenStart;
  return isVerbatim ? span.writtenStart + said : span.writtenStart;
}

/**
 * Whether the span lies after the spoken position. A span that contains only markup counts as spoken together with the
 * character before it.
 */
const startsAfter = ({ spokenStart, spokenEnd }: Span, spoken: number) =>
  spokenStart === spokenEnd ? spokenStart > spoken : spokenStart >= spoken;
