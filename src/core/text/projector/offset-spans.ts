import type { SpokenPiece } from './speech-projector.js';

/** Spoken characters from `spokenStart` to `spokenEnd` are the written ones from `writtenStart` to `writtenEnd`. */
interface Span {
  readonly spokenStart: number;
  readonly spokenEnd: number;
  readonly writtenStart: number;
  readonly writtenEnd: number;
  readonly previous: Span | null;
}

/**
 * Where in the written text each spoken character comes from. A list from the newest backwards: adding to it copies
 * nothing, and what is asked for is nearly always near its end.
 */
export interface OffsetSpans {
  readonly spoken: number;
  readonly written: number;
  readonly last: Span | null;
}

export const noSpans: OffsetSpans = { spoken: 0, written: 0, last: null };

export function addPiece(spans: OffsetSpans, { written, spoken, closes }: SpokenPiece): OffsetSpans {
  const spokenEnd = spans.spoken + spoken.length;
  const writtenEnd = spans.written + written;
  const isContiguous = spans.last?.writtenEnd === spans.written;
  if (spoken === '' && !(closes && isContiguous))
    return { spoken: spokenEnd, written: writtenEnd, last: spans.last };
  const last: Span = {
    spokenStart: spans.spoken,
    spokenEnd,
    writtenStart: spans.written,
    writtenEnd,
    previous: spans.last,
  };
  return { spoken: spokenEnd, written: writtenEnd, last };
}

/** How much of the written text has been said when this much of the spoken text has. */
export function writtenOffset({ last }: OffsetSpans, spoken: number): number {
  let span = last;
  while (span && startsAfter(span, spoken)) span = span.previous;
  if (!span) return 0;
  if (spoken >= span.spokenEnd) return span.writtenEnd;
  const said = spoken - span.spokenStart;
  const isVerbatim = span.spokenEnd - span.spokenStart === span.writtenEnd - span.writtenStart;
  return isVerbatim ? span.writtenStart + said : span.writtenStart;
}

/** A span of markup only is said with the character before it. */
const startsAfter = ({ spokenStart, spokenEnd }: Span, spoken: number) =>
  spokenStart === spokenEnd ? spokenStart > spoken : spokenStart >= spoken;
