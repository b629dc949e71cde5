import type { SpokenPiece } from './speech-projector.js';

/** Spoken characters from `spokenStart` to `spokenEnd` are the written ones from `writtenStart` to `writtenEnd`. */
interface Span {
  readonly spokenStart: number;
  readonly spokenEnd: number;
  readonly writtenStart: number;
  readonly writtenEnd: number;
}

/**
 * Where in the written text each spoken character comes from. Immutable from outside: versions that grow from each
 * other share one list, of which each sees its first `count` spans, so that adding one copies nothing.
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

/** The newest version adds to its list; one that was added to before, and the empty one, begin a list of their own. */
function append({ count, list }: OffsetSpans, span: Span): readonly Span[] {
  if (count === 0 || list.length > count) return [...list.slice(0, count), span];
  (list as Span[]).push(span);
  return list;
}

/** How much of the written text has been said when this much of the spoken text has. */
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

/** A span of markup only is said with the character before it. */
const startsAfter = ({ spokenStart, spokenEnd }: Span, spoken: number) =>
  spokenStart === spokenEnd ? spokenStart > spoken : spokenStart >= spoken;
