import type { MessageCue } from '../logs/message.js';
import type { TextRange } from '../logs/message-part.js';

/**
 * Endpoints count the characters of their answer with its tags, but `written` has none. Returns the same position
 * without the tags before it, and how many tags come before it.
 *
 * @param foreign the ranges of `written` that are not part of the answer; see `ModelTurn`
 */
export function withoutTagsBefore(
  length: number,
  cues: readonly MessageCue[],
  foreign: readonly TextRange[],
): { readonly length: number; readonly cues: number } {
  let removed = 0;
  let outside = 0;
  let next = 0;
  for (const [index, { writtenOffset, text }] of cues.entries()) {
    for (let range = foreign[next]; range && range.end <= writtenOffset; range = foreign[next]) {
      outside += range.end - range.start;
      next += 1;
    }
    // A tag of an earlier answer, or of a text that was withdrawn.
    if ((foreign[next]?.start ?? Infinity) < writtenOffset) continue;
    const position = writtenOffset - outside + removed;
    if (position + text.length > length) return { length: Math.min(length, position) - removed, cues: index };
    removed += text.length;
  }
  return { length: length - removed, cues: cues.length };
}
