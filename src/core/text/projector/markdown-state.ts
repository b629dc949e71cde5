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
  readonly silence: Silence | null;
  readonly inTable: boolean;
  /** Length of the run of backticks that opened inline code. */
  readonly codeTicks: number;
  /** How many stars and underscores are open. */
  readonly stars: number;
  readonly underscores: number;
  /** Spaces and gaps since the last said character; the next one decides about them. */
  readonly pending: readonly Token[];
  readonly lastSaid: string;
}

export const initialMarkdown: MarkdownState = {
  held: '',
  atLineStart: true,
  before: '',
  silence: null,
  inTable: false,
  codeTicks: 0,
  stars: 0,
  underscores: 0,
  pending: [],
  lastSaid: '',
};

export interface Ruled {
  readonly tokens: readonly Token[];
  readonly change?: Partial<MarkdownState>;
}

/** What a rule makes of the beginning of a text; `null` waits for more of it, `false` has nothing to say. */
export type Ruling = Ruled | null | false;

/** `isLast`: no more text comes, so nothing can be waited for. */
export type Rule = (text: string, state: MarkdownState, isLast: boolean) => Ruling;

export const say = (written: string, spoken = written): Ruled => ({
  tokens: [{ kind: 'said', written: written.length, spoken }],
});

export const space = (written: string, change?: Partial<MarkdownState>): Ruled => ({
  tokens: [{ kind: 'space', written: written.length, spoken: written }],
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

/** Whole, also when it takes two units. */
export function characterBefore(text: string, position: number): string {
  const unit = text.charCodeAt(position - 1);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? position - 2 : position - 1, position);
}
