import type { CueTag } from '../../../internal/cue-tag.js';
import type { OffsetSpans } from '../projector/offset-spans.js';
import type { SpokenPiece } from '../projector/speech-projector.js';

/** A tag and its place. */
interface PlacedCue {
  readonly tag: CueTag;
  readonly writtenOffset: number;
}

/**
 * Returns the position in the spoken text of what is spoken behind this character of the written text, or `null` if
 * nothing is spoken there yet.
 */
export function cuePosition({ count, list }: OffsetSpans, writtenOffset: number): number | null {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.writtenEnd ?? 0) > writtenOffset) high = middle;
    else low = middle + 1;
  }
  // Markup has spans too, but they contain nothing spoken.
  while (low < count && list[low]?.spokenStart === list[low]?.spokenEnd) low += 1;
  const span = low < count ? list[low] : undefined;
  if (!span) return null;
  const isVerbatim = span.spokenEnd - span.spokenStart === span.writtenEnd - span.writtenStart;
  return isVerbatim ? span.spokenStart + Math.max(0, writtenOffset - span.writtenStart) : span.spokenStart;
}

/**
 * Puts tags in front of the words behind them, for a voice that reads them as an expression. A tag without a word
 * behind it is not spoken.
 *
 * @param start where the pieces begin in the written text
 * @param spoken how many of the tags were spoken before
 */
export function withSpokenCues(
  pieces: readonly SpokenPiece[],
  start: number,
  cues: readonly PlacedCue[],
  spoken: number,
): { readonly pieces: readonly SpokenPiece[]; readonly spoken: number } {
  let next = spoken;
  let end = start;
  const all = pieces.flatMap((piece): SpokenPiece[] => {
    end += piece.written;
    const tags: SpokenPiece[] = [];
    if (!/[\p{L}\p{N}]/u.test(piece.spoken)) return [piece];
    for (let cue = cues[next]; cue && cue.writtenOffset < end; cue = cues[next]) {
      tags.push({ written: 0, spoken: `[${cue.tag}] ` });
      next += 1;
    }
    return [...tags, piece];
  });
  return { pieces: all, spoken: next };
}
