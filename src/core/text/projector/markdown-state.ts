export interface Token {
  /**
   * `mark`: markup around words, which is removed. `gap`: replaces left-out content; the words on either side of it
   * must not run together.
   */
  readonly kind: 'said' | 'space' | 'mark' | 'gap';
  readonly written: number;
  readonly spoken: string;
  /** Whether the markup closes a span and belongs to the word before it. */
  readonly closes?: boolean;
  /** Whether the gap contained a line break. */
  readonly breaks?: boolean;
  /** Whether words in a script without spaces join over the gap. */
  readonly joins?: boolean | undefined;
}

/**
 * Content that is not spoken: a code block, everything up to `end` (a formula, a comment, a script), or the rest of a
 * long address.
 */
export type Silence =
  | { readonly type: 'fence'; readonly sign: string; readonly length: number }
  | { readonly type: 'until'; readonly end: string }
  | { readonly type: 'address' };

export interface MarkdownState {
  /** Text that still needs more context. */
  readonly held: string;
  readonly atLineStart: boolean;
  /** The last written character. It decides whether a sign can open or close markup. */
  readonly before: string;
  /** The end of the current word, or `''` after a space. It decides, for example, whether `[1]` is an index. */
  readonly word: string;
  readonly silence: Silence | null;
  readonly inTable: boolean;
  /** The number of backticks that opened inline code. */
  readonly codeTicks: number;
  /** How many stars and underscores are open. */
  readonly stars: number;
  readonly underscores: number;
  /** Whether `==` has opened a highlight. */
  readonly highlight: boolean;
  /** Spaces and gaps since the last spoken character. The next character decides what they become. */
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

/** The dependencies of the rules. */
export interface SpokenWords {
  /**
   * Returns the rules for rare signs: formulas, entities, provider marks. The first call starts loading them. Until
   * they are loaded it returns `null`, and the text waits at the sign. Without this function, such signs are read as
   * plain text.
   */
  readonly extras?: (() => SpeechExtras | null) | undefined;
}

/** The rules that are loaded when the first text needs them. */
export interface SpeechExtras {
  /** Handles a sign within a line, before all other rules. */
  readonly inline: Rule;
  /** Handles the start of a line, before the other block rules. */
  readonly block: Rule;
  /** Returns the address at the start of the text, which may contain words in scripts without spaces. */
  readonly addressAt?: (text: string) => string;
  /** Returns a mail address as it is spoken. */
  mail(address: string): string;
  /** Removes provider marks. Put `held` in front of the next text. */
  withoutMarks(text: string, isLast: boolean): { readonly shown: string; readonly held: string };
}

export interface Ruled {
  readonly tokens: readonly Token[];
  readonly change?: Partial<MarkdownState>;
}

/** Handles the start of a text. Returns `null` if more text is needed, or `false` if the rule does not apply. */
export type Ruling = Ruled | null | false;

/** `isLast`: no more text follows, so the rule has to decide. */
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

/** Like `drop`, for markup that follows a word. */
export const close = (written: string, change?: Partial<MarkdownState>): Ruled => ({
  tokens: [{ kind: 'mark', written: written.length, spoken: '', closes: true }],
  ...(change && { change }),
});

/** Leaves out content. `joins`: words in a script without spaces join over it, as over an address or a citation. */
export const leaveGap = (written: string, change?: Partial<MarkdownState>, joins?: boolean): Ruled => ({
  tokens: [
    {
      kind: 'gap',
      written: written.length,
      spoken: '',
      breaks: written.includes('\n'),
      joins,
    },
  ],
  ...(change && { change }),
});

export const isWordCharacter = (character: string) => /[\p{L}\p{N}\p{M}]/u.test(character);

/**
 * Whether the character belongs to a script in which a URL or sign directly after a word is part of that word. In other
 * scripts, such as Chinese or Arabic, a URL can follow a word without a space.
 */
export const isLatin = (character: string) => /[\p{Script=Latin}\p{N}]/u.test(character);

/** Whether the character belongs to a script without spaces between words. */
export const isUnspaced = (character: string) =>
  /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(character);

/** In characters. Of a longer word, only the end matters. */
const LONGEST_WORD = 24;

/** Returns the part of the state that describes the text up to `position`, which has been read. */
export function behind(
  { word }: MarkdownState,
  text: string,
  position: number,
): Pick<MarkdownState, 'before' | 'word'> {
  const unit = text.charCodeAt(position - 1);
  // The last character may be a surrogate pair.
  const before = text.slice(unit >= 0xdc00 && unit <= 0xdfff ? position - 2 : position - 1, position);
  const end = word + text.slice(Math.max(0, position - LONGEST_WORD), position);
  return { before, word: /\S*$/.exec(end.slice(-LONGEST_WORD))?.[0] ?? '' };
}
