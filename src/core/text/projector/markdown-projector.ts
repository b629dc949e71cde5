import { blockRules, silent } from './block-rules.js';
import { inline } from './inline-rules.js';
import {
  behind,
  initialMarkdown,
  say,
  type MarkdownState,
  type Rule,
  type Ruled,
  type SpokenWords,
} from './markdown-state.js';
import { Spacing } from './spacing.js';
import type { Projected, SpeechProjector } from './speech-projector.js';

export interface MarkdownSpeechOptions extends SpokenWords {
  /** Spoken instead of each code block, e.g. `'I have put the code into the chat.'`. @default '' (nothing is spoken) */
  readonly codePhrase?: string | undefined;
  /** Receives each step of the projection, in order: the text, its result, and the state before. */
  readonly trace?: ((written: string, ruled: Ruled, before: MarkdownState) => void) | undefined;
}

/** Text that cannot contain markup. Nearly every delta of a model matches. */
const plain = /^(?:[\p{L}\p{N} ,.;:?'"()\-–—’“”„…，。！？、；：]|(?![\uFE0F\u20E3])\p{M})+/u;
/** Text that may contain an address or a sign, tested with the character before it and the one after it. */
const doubtful =
  /(?<![\p{Script=Latin}\p{N}])(?:https?:|www\.|(?:h|ht|htt|https?|w|ww|www)$)|(?<=^|[^\p{L}\p{N}\p{M}:]|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]):(?=[\w+-]|$)|:(?=[ci]|$)/iu;

/**
 * Creates the projector for Markdown as models write it. It leaves out markup, code blocks, tables, web addresses,
 * images, emoji, citations, HTML tags, strikethrough text, and formulas that have no words. It speaks the words in
 * inline code, link labels, domain names and list numbers.
 */
export function markdownProjector(options: MarkdownSpeechOptions = {}): SpeechProjector<MarkdownState> {
  const block = blockRules(options.codePhrase ?? '');
  return {
    initial: initialMarkdown,
    push: (state, text) => project(block, options, state, text, false),
    end: (state) => {
      const { state: ended, pieces } = project(block, options, state, '', true);
      return { state: { ...initialMarkdown, lastSaid: ended.lastSaid }, pieces };
    },
  };
}

/**
 * In characters. Text that is still undecided after this many characters is spoken as written, because a model can
 * repeat itself endlessly. No rule sees more than one character beyond this limit, so the cost is linear and does not
 * depend on where the chunks are split.
 */
const LONGEST_HELD = 2_000;

function project(
  block: readonly Rule[],
  options: MarkdownSpeechOptions,
  from: MarkdownState,
  added: string,
  isLast: boolean,
): Projected<MarkdownState> {
  const spacing = new Spacing(from.pending, from.lastSaid);
  const whole = from.held + added;
  let at = 0;
  const state = { ...from };
  while (at < whole.length) {
    const text = whole.slice(at, at + LONGEST_HELD + 1);
    const isEnd = isLast && at + text.length === whole.length;
    const words = plainWords(text, state, spacing, isEnd);
    const ruled = words === '' ? nextRuling(block, options, text, state, isEnd) : say(words);
    if (ruled === null) break;
    options.trace?.(text, ruled, { ...state });
    let length = 0;
    for (const token of ruled.tokens) {
      spacing.add(token);
      length += token.written;
    }
    if (length > 0) Object.assign(state, behind(state, text, length));
    if (ruled.change) Object.assign(state, ruled.change);
    at += length;
  }
  if (isLast) spacing.end();
  state.held = whole.slice(at);
  state.pending = spacing.pending;
  state.lastSaid = spacing.lastSaid;
  return { state, pieces: spacing.pieces };
}

function nextRuling(
  block: readonly Rule[],
  options: MarkdownSpeechOptions,
  text: string,
  state: MarkdownState,
  isEnd: boolean,
): Ruled | null {
  const isLast = isEnd || text.length > LONGEST_HELD;
  if (state.silence) return silent(text, state, isEnd, isLast);
  if (state.atLineStart) {
    for (const rule of block) {
      const ruling = rule(text, state, isLast, options);
      if (ruling !== false) return ruling;
    }
    return { tokens: [], change: { atLineStart: false } };
  }
  const ruling = inline(text, state, isLast, options);
  return ruling === false ? say(text) : ruling;
}

/** Returns the plain text up to the last spoken character. The spaces after it wait for the next text. */
function plainWords(text: string, state: MarkdownState, { pending }: Spacing, isLast: boolean): string {
  if (state.atLineStart || state.silence || state.codeTicks > 0) return '';
  if (pending.length > 0 && /^\s/.test(text)) return '';
  const [run = ''] = plain.exec(text) ?? [];
  const next = text.slice(run.length, run.length + 1) || (isLast ? '\n' : '');
  const doubt = doubtful.exec(state.before + run + next);
  return (doubt ? run.slice(0, Math.max(0, doubt.index - state.before.length)) : run).trimEnd();
}
