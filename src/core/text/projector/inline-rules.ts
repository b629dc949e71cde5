import { address } from './address-rule.js';
import { emojiAt } from './emoji.js';
import { link, picture } from './link-rules.js';
import {
  behind,
  close,
  drop,
  initialMarkdown,
  isLatin,
  isWordCharacter,
  leaveGap,
  say,
  space,
  type MarkdownState,
  type Rule,
  type SpokenWords,
  type Token,
} from './markdown-state.js';
import { tag } from './tag-rule.js';

const isSpace = (character: string) => character === '' || /\s/.test(character);
const isPunctuation = (character: string) => !isSpace(character) && !isWordCharacter(character);

/** Returns a run of one sign (at most 64) and the character after it, or `null` if the run may continue. */
function runOf(text: string, isLast: boolean): { readonly run: string; readonly next: string } | null {
  const [run = ''] = /^(.)\1{0,63}/su.exec(text) ?? [];
  if (run.length === text.length && !isLast) return null;
  return { run, next: text[run.length] ?? '' };
}

const newline: Rule = (text, { before }, isLast) => {
  if (text === '\r' && !isLast) return null;
  const [end = '\n'] = /^\r?\n?/.exec(text) ?? [];
  // The end of a paragraph closes all open markup.
  const closed: Partial<MarkdownState> =
    before === '\n' ? { codeTicks: 0, stars: 0, underscores: 0, highlight: false } : {};
  return space(end, { atLineStart: true, ...closed });
};

const backticks: Rule = (text, { codeTicks }, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run } = found;
  if (codeTicks === 0) return drop(run, { codeTicks: run.length });
  return close(run, run.length === codeTicks ? { codeTicks: 0 } : {});
};

/**
 * Handles emphasis. A star between two Latin letters or digits (`2*3`, `x**2`) or between spaces is an operator. In
 * scripts without spaces, emphasis can start between letters.
 */
const stars: Rule = (text, { before, stars: open }, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run, next } = found;
  const isInside = isLatin(before) && isLatin(next);
  const closes = open > 0 && !isSpace(before) && (!isInside || run.length === open);
  if (closes) return close(run, { stars: Math.max(0, open - run.length) });
  const isSign = isLatin(before) && isPunctuation(next) && !(run.length === 2 && /["“‘«„]/.test(next));
  const opens = !isSpace(next) && !isInside && !isSign;
  return opens ? drop(run, { stars: open + run.length }) : say(run);
};

/** Handles emphasis with underscores, which never starts within a word such as `snake_case`. */
const underscores: Rule = (text, { before, underscores: open }, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run, next } = found;
  const closes = open > 0 && !isSpace(before) && !isLatin(next);
  if (closes) return close(run, { underscores: Math.max(0, open - run.length) });
  const opens = !isSpace(next) && !isLatin(before);
  return opens ? drop(run, { underscores: open + run.length }) : say(run);
};

const LONGEST_STRUCK = 300;

/** Leaves out strikethrough text. */
const tildes: Rule = (text, _state, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run, next } = found;
  if (run.length !== 2 || isSpace(next)) return say(run);
  const [reach = ''] = text.slice(0, LONGEST_STRUCK + 1).split('\n\n');
  const end = reach.indexOf('~~', 2);
  if (end > 0) return leaveGap(text.slice(0, end + 2));
  return isLast || text.length > reach.length ? say(run) : null;
};

/** Handles an escaped Markdown sign, which is spoken as itself. */
const backslash: Rule = (text, _state, isLast) => {
  const next = text[1];
  if (next === undefined) return isLast ? say(text) : null;
  if (next === '\n' || next === '\r') return drop('\\');
  return /[!-/:-@[-`{-~]/.test(next) ? say(`\\${next}`, next) : say('\\');
};

/** Leaves out the closing signs of a heading: `## Title ##`. */
const hash: Rule = (text, { before }, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run, next } = found;
  return isSpace(before) && before !== '' && (next === '\n' || next === '') ? drop(run) : say(run);
};

const byCharacter: Readonly<Record<string, Rule>> = {
  '\n': newline,
  '\r': newline,
  '`': backticks,
  '*': stars,
  _: underscores,
  '~': tildes,
  '\\': backslash,
  '#': hash,
  '[': link(insideLabel),
  '!': picture,
  '<': tag,
};

/**
 * Matches letters and digits. Excludes the characters that turn a digit into an emoji, which Unicode classifies as
 * marks. Stops where Latin letters follow another script, because an address can begin there: `参照https://a.b`.
 */
const letters = /^(?:[\p{sc=Latin}\p{N}]+|(?:(?![\p{sc=Latin}\p{N}\uFE0F\u20E3])[\p{L}\p{M}])+)/u;
const signs =
  /^[^\s\p{L}\p{N}\p{M}\\`*_~[!<&【#$=:/@\u2500-\u259F\uE200-\uE20F\p{Extended_Pictographic}\p{Regional_Indicator}\u200D\uD800-\uDFFF]+/u;

const sayNext = (text: string) =>
  say((letters.exec(text) ?? signs.exec(text))?.[0] ?? String.fromCodePoint(text.codePointAt(0) ?? 0));

/** Handles inline code: signs are spoken, and addresses are left out. */
function code(text: string, state: MarkdownState, isLast: boolean, words: SpokenWords): ReturnType<Rule> {
  const ruling = address(text, state, isLast, words);
  if (ruling !== false) return ruling;
  const [spaces] = /^[^\S\r\n]+/.exec(text) ?? [];
  if (spaces) return space(spaces);
  return sayNext(text);
}

const extraSigns = /^[$\\&=:/@【*[\uE200-\uE20F]/;

/** Whether the sign needs the rules that are loaded on demand. */
function needsExtras(text: string, { before, word, highlight }: MarkdownState): boolean {
  const sign = text.charAt(0);
  if (sign === '/') return /(?:\.[a-z]{2,}(?::\d+)?|\w:)$/i.test(word);
  if (sign === '@') return isWordCharacter(before);
  if (sign === '=') return highlight || /^==[^\s=]/.test(text);
  if (sign === '*') return isLatin(before) && /^\*{2,3}\p{L}/u.test(text);
  if (sign === '[') return /^\[\d/.test(text) && /[\w\])]/.test(before);
  return /^(?:[【\uE200-\uE20F]|\$\S|\\[A-Za-z([]|&[#\w]|:[\w+-])/.test(text);
}

/**
 * Applies the rules that are loaded on demand. The text waits for them; if they cannot be loaded, it is read without
 * them.
 */
function extraRuling(
  text: string,
  state: MarkdownState,
  isLast: boolean,
  words: SpokenWords,
): ReturnType<Rule> {
  if (!words.extras || !extraSigns.test(text)) return false;
  if (!isLast && /^(?:.|=+)$/.test(text)) return null;
  if (!needsExtras(text, state)) return false;
  const extras = words.extras();
  if (extras) return extras.inline(text, state, isLast, words);
  if (!isLast) return null;
  const [mark] = /^[\uE200-\uE20F]\S*/.exec(text) ?? [];
  return mark !== undefined && leaveGap(mark);
}

/** Returns the next token within a line, or `null` if more text is needed. Never returns `false`. */
export const inline: Rule = (text, state, isLast, words) => {
  const character = text[0] ?? '';
  if (state.codeTicks > 0 && !/[`\r\n]/.test(character)) return code(text, state, isLast, words);
  const extra = extraRuling(text, state, isLast, words);
  if (extra !== false) return extra;
  const rule = byCharacter[character] ?? address;
  const ruling = rule(text, state, isLast, words);
  if (ruling !== false) return ruling;
  const [spaces] = /^[^\S\r\n]+/.exec(text) ?? [];
  if (spaces) return space(spaces);
  const emoji = emojiAt(text, state.before);
  if (emoji) return leaveGap(emoji);
  // This is the first half of a surrogate pair; the other half is in the next piece.
  if (!isLast && /^[\uD800-\uDBFF]$/.test(text)) return null;
  return sayNext(text);
};

/** Splits a link label into tokens. A label is always complete, so no rule waits. */
export function insideLabel(label: string, words: SpokenWords): readonly Token[] {
  const tokens: Token[] = [];
  let state: MarkdownState = { ...initialMarkdown, before: ' ' };
  let rest = label;
  while (rest !== '') {
    const ruled = inline(rest, state, true, words) || say(rest);
    const written = ruled.tokens.reduce((sum, token) => sum + token.written, 0);
    tokens.push(...ruled.tokens);
    state = { ...state, ...ruled.change, ...behind(state, rest, written) };
    rest = rest.slice(written);
  }
  return tokens;
}
