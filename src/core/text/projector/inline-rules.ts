import { address, at, slash } from './address-rule.js';
import { entity } from './entity-rule.js';
import { emojiAt } from './emoji.js';
import { backslash, dollar } from './formula-rules.js';
import { link, picture } from './link-rules.js';
import {
  behind,
  close,
  drop,
  initialMarkdown,
  isLatin,
  isUnspaced,
  isWordCharacter,
  leaveGap,
  say,
  space,
  type MarkdownState,
  type Rule,
  type SpokenWords,
  type Token,
} from './markdown-state.js';
import { providerMark } from './provider-mark.js';
import { tag } from './tag-rule.js';

const isSpace = (character: string) => character === '' || /\s/.test(character);
const isPunctuation = (character: string) => !isSpace(character) && !isWordCharacter(character);

/** A run of one sign, of which no more than 64 count, and what follows it; `null` while the run may grow. */
function runOf(text: string, isLast: boolean): { readonly run: string; readonly next: string } | null {
  const [run = ''] = /^(.)\1{0,63}/su.exec(text) ?? [];
  if (run.length === text.length && !isLast) return null;
  return { run, next: text[run.length] ?? '' };
}

const newline: Rule = (text, { before }, isLast) => {
  if (text === '\r' && !isLast) return null;
  const [end = '\n'] = /^\r?\n?/.exec(text) ?? [];
  // A paragraph ends all that is open in it.
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

/** Emphasis within a word, and not a product or a power: `multiple**bold**words`, and neither `2*3*4` nor `a**b`. */
const withinWord = /^(\*{2,3})[\p{L}\p{M}](?:[^*\n]{0,200}[\p{L}\p{M}.!?])\1[\p{L}\p{M}]/u;
const withinWordBegun = /^\*{2,3}(?:[\p{L}\p{M}][^*\n]{0,200}\**)?$/u;

/**
 * Emphasis. A star between two letters or numbers (`2*3`, `x**2`) or between spaces is a sign; in scripts without
 * spaces it may stand between letters.
 */
const stars: Rule = (text, { before, word, stars: open }, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run, next } = found;
  const isInside = isLatin(before) && isLatin(next);
  const closes = open > 0 && !isSpace(before) && (!isInside || run.length === open);
  if (closes) return close(run, { stars: Math.max(0, open - run.length) });
  if (isInside && /\p{L}{2}$/u.test(word)) {
    if (withinWord.test(text)) return drop(run, { stars: run.length });
    if (!isLast && withinWordBegun.test(text)) return null;
  }
  const isSign = isLatin(before) && isPunctuation(next) && !(run.length === 2 && /["“‘«„]/.test(next));
  const opens = !isSpace(next) && !isInside && !isSign;
  return opens ? drop(run, { stars: open + run.length }) : say(run);
};

/** Emphasis too, but never within a word: `snake_case`. */
const underscores: Rule = (text, { before, underscores: open }, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run, next } = found;
  const closes = open > 0 && !isSpace(before) && !isWordCharacter(next);
  if (closes) return close(run, { underscores: Math.max(0, open - run.length) });
  const opens = !isSpace(next) && !isWordCharacter(before);
  return opens ? drop(run, { underscores: open + run.length }) : say(run);
};

const LONGEST_STRUCK = 300;

/** Struck text was taken back: it is not said. */
const tildes: Rule = (text, _state, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run, next } = found;
  if (run.length !== 2 || isSpace(next)) return say(run);
  const reach = text.slice(0, LONGEST_STRUCK + 1);
  const end = reach.indexOf('~~', 2);
  const paragraph = reach.indexOf('\n\n');
  if (end > 0 && (paragraph < 0 || end < paragraph)) return leaveGap(text.slice(0, end + 2));
  return isLast || paragraph >= 0 || text.length > LONGEST_STRUCK ? say(run) : null;
};

/** `==highlighted==`; `a==b` and `a == b` are comparisons. */
const equals: Rule = (text, { before, highlight }, isLast) => {
  const found = runOf(text, isLast);
  if (!found) return null;
  const { run, next } = found;
  if (run.length === 2 && highlight && !isSpace(before)) return close(run, { highlight: false });
  const opens = run.length === 2 && !isSpace(next) && !/[\w!=<>]/.test(before);
  return opens ? drop(run, { highlight: true }) : say(run);
};

const shortcodes = /^(?::(?:[a-z][\w+-]*|[+-]1|100):)+(?![\w:])/i;

/** The name of an emoji: `:tada:`. */
const colon: Rule = (text, { before }, isLast) => {
  if (before === ':' || (isWordCharacter(before) && !isUnspaced(before))) return say(':');
  const [found] = shortcodes.exec(text) ?? [];
  const isOpen = text.length <= LONGEST_SHORTCODE && /^:[\w+:-]*$/.test(text);
  if (isOpen && !isLast) return null;
  return found !== undefined && found.length <= LONGEST_SHORTCODE ? leaveGap(found) : say(':');
};
/** In characters. */
const LONGEST_SHORTCODE = 100;

/** A mark in private-use characters, which no voice can say. */
const mark: Rule = (text, _state, isLast) => {
  const found = providerMark(text, isLast);
  if (!found) return found;
  const written = text.slice(0, found.length);
  return found.text === '' ? leaveGap(written) : say(written, found.text);
};

/** `【4:0†source】`; in Chinese and Japanese the same brackets hold words. */
const lenticular: Rule = (text, _state, isLast) => {
  const found = /^【([^】\n]{0,60})】/.exec(text);
  if (found) return /†|^[\d:,\s]+$/.test(found[1] ?? '') ? leaveGap(found[0]) : say('【');
  return !isLast && /^【[^】\n]{0,60}$/.test(text) ? null : say('【');
};

/** The signs after a heading: `## Title ##`. */
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
  $: dollar,
  '&': entity,
  '=': equals,
  ':': colon,
  '/': slash,
  '@': at,
  '【': lenticular,
  '#': hash,
  '[': link(insideLabel),
  '!': picture,
  '<': tag,
};

/** The signs that make an emoji of a digit are marks to Unicode, so they are taken out of the letters here. */
const wordOrSigns =
  /^(?:(?:[\p{L}\p{N}]|(?![\uFE0F\u20E3])\p{M})+|[^\s\p{L}\p{N}\p{M}\\`*_~[!<&【#$=:/@\u2500-\u259F\uE200-\uE20F\p{Extended_Pictographic}\p{Regional_Indicator}\u200D\uD800-\uDFFF]+)/u;
/** Inside of backticks a sign is a sign, and an address still nothing to listen to. */
function code(text: string, state: MarkdownState, isLast: boolean): ReturnType<Rule> {
  const ruling = address(text, state, isLast);
  if (ruling !== false) return ruling;
  const [spaces] = /^[^\S\r\n]+/.exec(text) ?? [];
  if (spaces) return space(spaces);
  return say(/^(?:[\p{L}\p{N}\p{M}]+|[^`\s\p{L}\p{N}\p{M}]+)/u.exec(text)?.[0] ?? text);
}

/** The next token within a line. Always knows something, or waits. */
export const inline: Rule = (text, state, isLast, words) => {
  const character = text[0] ?? '';
  if (state.codeTicks > 0 && !/[`\r\n]/.test(character)) return code(text, state, isLast);
  const isMark = character >= '\uE200' && character <= '\uE20F';
  const rule = byCharacter[character] ?? (isMark ? mark : address);
  const ruling = rule(text, state, isLast, words);
  if (ruling !== false) return ruling;
  const [spaces] = /^[^\S\r\n]+/.exec(text) ?? [];
  if (spaces) return space(spaces);
  const emoji = emojiAt(text, state.before);
  if (emoji) return leaveGap(emoji);
  // Half of a character: the other half comes with the next piece.
  if (!isLast && /^[\uD800-\uDBFF]$/.test(text)) return null;
  return say(wordOrSigns.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(0) ?? 0));
};

/** A label is whole when it is looked at, so nothing in it waits. */
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
