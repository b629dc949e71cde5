import type { SpokenPiece } from '../projector/speech-projector.js';
import type { SpeechRule } from '../speech-rule.js';
import type { TakenCue } from './take-cues.js';

/** As in `SpokenText`. */
interface RemovedPiece {
  readonly rule: SpeechRule;
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly spoken: string;
}

/** Adds the tags to a list of removed pieces, whose positions do not count them. */
export function removedWithCues(
  removed: readonly RemovedPiece[],
  cues: readonly TakenCue[],
): readonly RemovedPiece[] {
  if (cues.length === 0) return removed;
  let next = 0;
  let added = 0;
  const all: RemovedPiece[] = [];
  const addCues = (until: number) => {
    for (let cue = cues[next]; cue && cue.at <= until; cue = cues[next]) {
      const start = cue.at + added;
      added += cue.text.length;
      next += 1;
      all.push({ rule: 'cue', start, end: cue.at + added, written: cue.text, spoken: '' });
    }
  };
  for (const { start, end, ...piece } of removed) {
    addCues(start);
    all.push({ ...piece, start: start + added, end: end + added });
  }
  addCues(Infinity);
  return all;
}

/** Adds the tags to the pieces of a text. A tag within a piece makes the piece longer. */
export function piecesWithCues(
  pieces: readonly SpokenPiece[],
  cues: readonly TakenCue[],
): readonly SpokenPiece[] {
  if (cues.length === 0) return pieces;
  let next = 0;
  let end = 0;
  const all = pieces.flatMap((piece): SpokenPiece[] => {
    let before = 0;
    let inside = 0;
    const start = end;
    end += piece.written;
    for (let cue = cues[next]; cue && cue.at < end; cue = cues[next]) {
      if (cue.at <= start) before += cue.text.length;
      else inside += cue.text.length;
      next += 1;
    }
    const whole = { ...piece, written: piece.written + inside };
    return before > 0 ? [{ written: before, spoken: '' }, whole] : [whole];
  });
  const after = cues.slice(next).reduce((sum, { text }) => sum + text.length, 0);
  return after > 0 ? [...all, { written: after, spoken: '' }] : all;
}
