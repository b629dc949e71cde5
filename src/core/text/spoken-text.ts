import { speechExtras } from './extras/speech-extras.js';
import { markdownProjector } from './projector/markdown-projector.js';
import type { MarkdownState, Ruled } from './projector/markdown-state.js';
import type { SpokenPiece } from './projector/speech-projector.js';
import { ruleOf, type SpeechRule } from './speech-rule.js';
import { DEFAULT_LANGUAGE, type SpeechOptions } from './speech-options.js';

/** Options of `spokenText`: those of the persona's `speech` that change the words. */
export type SpokenTextOptions = Pick<SpeechOptions, 'codePhrase' | 'language'>;

/** A piece of the written text that is not spoken as it is written. */
export interface UnspokenPiece {
  /** The rule that took it out. */
  readonly rule: SpeechRule;
  /** Where it begins and ends in the written text, in characters (UTF-16 units). */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** Said instead, for example `x squared` for `$x^2$`; `''` if nothing is. */
  readonly spoken: string;
}

/** What `spokenText` returns. */
export interface SpokenText {
  /** What a persona says. */
  readonly text: string;
  /** What was taken out or replaced, in order; neighbours of one rule are one piece. */
  readonly removed: readonly UnspokenPiece[];
  /** The written text from beginning to end, and what is said of each piece of it. */
  readonly pieces: readonly SpokenPiece[];
}

/**
 * Returns what a persona would say of a text of a model, and which rule took out each piece that it would not say. Pure:
 * it loads nothing, and returns the same for the same text, in one piece or in many.
 *
 * A persona loads the words for formulas and the rarer entities with the first one that it meets, and leaves formulas out
 * until then; this function always has them.
 *
 * @example
 * const { text, removed } = spokenText('See **[the docs](https://a.b)** for $x^2$.', { language: 'de' });
 * // text: 'See the docs for x Quadrat.'
 * // removed[0]: { rule: 'emphasis', start: 4, end: 6, written: '**', spoken: '' }
 */
export const spokenText = (text: string, options: SpokenTextOptions = {}): SpokenText =>
  spokenDeltas([text], options);

/** The same of a text that comes in pieces, as from a stream. */
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
  let state = projector.initial;
  for (const delta of deltas) {
    const pushed = projector.push(state, delta);
    ({ state } = pushed);
    for (const piece of pushed.pieces) pieces.push(piece);
  }
  for (const piece of projector.end(state).pieces) pieces.push(piece);
  return { text: pieces.map(({ spoken }) => spoken).join(''), removed, pieces };
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

/** Code comes line by line, and is one piece. */
function add(removed: UnspokenPiece[], piece: UnspokenPiece): void {
  const last = removed.at(-1);
  const isOne =
    last?.rule === piece.rule && last.end === piece.start && last.spoken === '' && piece.spoken === '';
  if (!last || !isOne) removed.push(piece);
  else removed[removed.length - 1] = { ...last, end: piece.end, written: last.written + piece.written };
}
