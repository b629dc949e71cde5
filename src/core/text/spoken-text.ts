import type { CodeScan } from './cues/code-scan.js';
import { takeCues, type TakenCue } from './cues/take-cues.js';
import { piecesWithCues, removedWithCues } from './cues/untold-cues.js';
import { speechExtras } from './extras/speech-extras.js';
import { markdownProjector } from './projector/markdown-projector.js';
import type { MarkdownState, Ruled } from './projector/markdown-state.js';
import type { SpokenPiece } from './projector/speech-projector.js';
import { ruleOf, type SpeechRule } from './speech-rule.js';
import { DEFAULT_LANGUAGE, type SpeechOptions } from './speech-options.js';

/** Options of `spokenText`: those options of the persona's `speech` that change the words. */
export type SpokenTextOptions = Pick<SpeechOptions, 'codePhrase' | 'language'>;

/** A piece of the written text that is not spoken as written. */
export interface UnspokenPiece {
  /** The rule that removed or replaced it. */
  readonly rule: SpeechRule;
  /** Where the piece begins and ends in the written text, in characters (UTF-16 units). */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** The words spoken instead, for example `x squared` for `$x^2$`, or `''`. */
  readonly spoken: string;
}

/** The result of `spokenText`. */
export interface SpokenText {
  /** The words that the persona speaks. */
  readonly text: string;
  /** The removed and replaced pieces, in order. Adjacent pieces of the same rule are merged. */
  readonly removed: readonly UnspokenPiece[];
  /** The whole written text in pieces, each with its spoken words. */
  readonly pieces: readonly SpokenPiece[];
}

/**
 * Returns the words that a persona speaks for a model's text, and the rule for each piece that it does not speak as
 * written. Pure: it loads nothing, and the result does not depend on where the text is split.
 *
 * A persona loads the words for formulas and for rarer entities when it first needs them, and leaves out formulas until
 * then. This function always includes them.
 *
 * @example
 * const { text, removed } = spokenText('See **[the docs](https://a.b)** for $x^2$.', { language: 'de' });
 * // text: 'See the docs for x Quadrat.'
 * // removed[0]: { rule: 'emphasis', start: 4, end: 6, written: '**', spoken: '' }
 */
export const spokenText = (text: string, options: SpokenTextOptions = {}): SpokenText =>
  spokenDeltas([text], options);

/** Does the same for a text in pieces, as from a stream. */
export function spokenDeltas(deltas: Iterable<string>, options: SpokenTextOptions): SpokenText {
  const { codePhrase, language = DEFAULT_LANGUAGE } = options;
  const extras = speechExtras(language);
  const removed: UnspokenPiece[] = [];
  let at = 0;
  const projector = markdownProjector({
    codePhrase,
    extras: () => extras,
    trace: (written, ruled, before) => {
      for (const piece of unspoken(written, ruled, before, at)) add(removed, piece);
      at += lengthOf(ruled);
    },
  });
  const pieces: SpokenPiece[] = [];
  const cues: TakenCue[] = [];
  let state = projector.initial;
  for (const part of withoutCues(deltas, cues)) {
    const pushed = projector.push(state, part);
    ({ state } = pushed);
    for (const piece of pushed.pieces) pieces.push(piece);
  }
  for (const piece of projector.end(state).pieces) pieces.push(piece);
  return {
    text: pieces.map(({ spoken }) => spoken).join(''),
    removed: removedWithCues(removed, cues),
    pieces: piecesWithCues(pieces, cues),
  };
}

/** Returns the text without its tags, and adds these to `cues`. */
function* withoutCues(deltas: Iterable<string>, cues: TakenCue[]): Generator<string> {
  let written = '';
  let held = '';
  let scan: CodeScan | undefined;
  const take = (text: string, isLast: boolean) => {
    const taken = takeCues(held + text, isLast, written, scan);
    for (const cue of taken.cues) cues.push({ ...cue, at: written.length + cue.at });
    ({ held, scan } = taken);
    written += taken.shown;
    return taken.shown;
  };
  for (const delta of deltas) yield take(delta, false);
  yield take('', true);
}

const lengthOf = ({ tokens }: Ruled) => tokens.reduce((sum, { written }) => sum + written, 0);

function unspoken(text: string, ruled: Ruled, before: MarkdownState, offset: number): UnspokenPiece[] {
  const rule = ruleOf(text, ruled, before);
  let from = 0;
  return ruled.tokens.flatMap((token) => {
    const written = text.slice(from, from + token.written);
    const start = offset + from;
    from += token.written;
    const spoken = token.kind === 'said' || token.kind === 'space' ? token.spoken : '';
    return spoken === written ? [] : [{ rule, start, end: offset + from, written, spoken }];
  });
}

/** Merges the lines of a code block into one piece. */
function add(removed: UnspokenPiece[], piece: UnspokenPiece): void {
  const last = removed.at(-1);
  const isOne =
    last?.rule === piece.rule && last.end === piece.start && last.spoken === '' && piece.spoken === '';
  if (!last || !isOne) removed.push(piece);
  else removed[removed.length - 1] = { ...last, end: piece.end, written: last.written + piece.written };
}
