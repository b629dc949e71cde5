export interface Token {
  /**
   * `mark` is markup around words and goes without a trace. A `gap` stood where words could stand: what was on both
   * sides of it must not run together.
   */
  readonly kind: 'said' | 'space' | 'mark' | 'gap';
  readonly written: number;
  readonly spoken: string;
  /** Markup that ends what the word before it belongs to. */
  readonly closes?: boolean;
  /** A gap that held the end of a line. */
  readonly breaks?: boolean;
}

/**
 * Something of which nothing is said: a code block, what goes on until `end` (a formula, a comment, a script), or the
 * rest of a long address.
 */
export type Silence =
  | { readonly type: 'fence'; readonly sign: string; readonly length: number }
  | { readonly type: 'until'; readonly end: string }
  | { readonly type: 'address' };

export interface MarkdownState {
  /** Text that is not decided yet. */
  readonly held: string;
  readonly atLineStart: boolean;
  /** The last written character, which decides whether a sign can open or close something. */
  readonly before: string;
  /** The end of the word that the last character belongs to, `''` behind a space: whether `[1]` is an index, say. */
  readonly word: string;
  readonly silence: Silence | null;
  readonly inTable: boolean;
  /** Length of the run of backticks that opened inline code. */
  readonly codeTicks: number;
  /** How many stars and underscores are open. */
  readonly stars: number;
  readonly underscores: number;
  /** Whether `==` has opened a highlight. */
  readonly highlight: boolean;
  /** Spaces and gaps since the last said character; the next one decides about them. */
  readonly pending: readonly Token[];
  readonly lastSaid: string;
}

export const initialMarkdown: MarkdownState = {
  held: '',
  atLineStart: true,
  before: '',
  word: '',
  silence: null,
  inTable: false,
  codeTicks: 0,
  stars: 0,
  underscores: 0,
  highlight: false,
  pending: [],
  lastSaid: '',
};

/** What the rules do not have by themselves. */
export interface SpokenWords {
  /**
   * Rules for signs that few texts have: formulas, entities, marks of providers. The first call starts
   * loading them; until then it returns `null`, and the text waits at the sign. If this is missing, such signs are read as
   * other text.
   */
  readonly extras?: (() => SpeechExtras | null) | undefined;
}

/** Loaded with the first text that needs them. */
export interface SpeechExtras {
  /** For a sign within a line, before all other rules. */
  readonly inline: Rule;
  /** For the beginning of a line, before what a paragraph can begin with. */
  readonly block: Rule;
  /** A mail address as it is said. */
  mail(address: string): string;
  /** The text without the marks of providers; `held` goes in front of what comes next. */
  withoutMarks(text: string, isLast: boolean): { readonly shown: string; readonly held: string };
}

export interface Ruled {
  readonly tokens: readonly Token[];
  readonly change?: Partial<MarkdownState>;
}

/** What a rule makes of the beginning of a text; `null` waits for more of it, `false` has nothing to say. */
export type Ruling = Ruled | null | false;

/** `isLast`: no more text comes, so nothing can be waited for. */
export type Rule = (text: string, state: MarkdownState, isLast: boolean, words: SpokenWords) => Ruling;

export const say = (written: string, spoken = written): Ruled => ({
  tokens: [{ kind: 'said', written: written.length, spoken }],
});

export const space = (written: string, change?: Partial<MarkdownState>, spoken = written): Ruled => ({
  tokens: [{ kind: 'space', written: written.length, spoken }],
  ...(change && { change }),
});

export const drop = (written: string, change?: Partial<MarkdownState>): Ruled => ({
  tokens: [{ kind: 'mark', written: written.length, spoken: '' }],
  ...(change && { change }),
});

/** As `drop`, for the markup behind a word. */
export const close = (written: string, change?: Partial<MarkdownState>): Ruled => ({
  tokens: [{ kind: 'mark', written: written.length, spoken: '', closes: true }],
  ...(change && { change }),
});

export const leaveGap = (written: string, change?: Partial<MarkdownState>): Ruled => ({
  tokens: [{ kind: 'gap', written: written.length, spoken: '', breaks: written.includes('\n') }],
  ...(change && { change }),
});

export const isWordCharacter = (character: string) => /[\p{L}\p{N}\p{M}]/u.test(character);

/**
 * Whether the character belongs to a word of a script in which a URL or a sign right behind a word is part of it. Others,
 * such as Chinese or Arabic, put a URL behind a word without a space.
 */
export const isLatin = (character: string) => /[\p{Script=Latin}\p{N}]/u.test(character);

/** Whether the character is of a script that puts no spaces between words. */
export const isUnspaced = (character: string) =>
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(character);

/** A longer word decides nothing that its end does not. In characters. */
const LONGEST_WORD = 24;

/** What the state notes of the text that was just read, up to `position`. */
export function behind(
  { word }: MarkdownState,
  text: string,
  position: number,
): Pick<MarkdownState, 'before' | 'word'> {
  const unit = text.charCodeAt(position - 1);
  // The last character whole, also when it takes two units.
  const before = text.slice(unit >= 0xdc00 && unit <= 0xdfff ? position - 2 : position - 1, position);
  const end = word + text.slice(Math.max(0, position - LONGEST_WORD), position);
  return { before, word: /\S*$/.exec(end.slice(-LONGEST_WORD))?.[0] ?? '' };
}
