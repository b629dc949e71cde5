import {
  close,
  drop,
  isUnspaced,
  isWordCharacter,
  leaveGap,
  say,
  type Rule,
} from '../projector/markdown-state.js';
import { leaveOut } from '../projector/address-rule.js';
import { addressAt } from './address-signs.js';
import { contentReference, providerMark } from './provider-mark.js';

/** Handles `==highlighted==`. `a==b` and `a == b` are comparisons. */
export const equals: Rule = (text, { before, highlight }, isLast) => {
  const [run = ''] = /^={1,64}/.exec(text) ?? [];
  const next = text.charAt(run.length);
  if (next === '' && !isLast) return null;
  if (run.length === 2 && highlight && /\S/.test(before)) return close(run, { highlight: false });
  const opens = run.length === 2 && /\S/.test(next) && !/[\w!=<>]/.test(before);
  return opens ? drop(run, { highlight: true }) : say(run);
};

const shortcodes = /^(?::(?:[a-z][\w+-]*|[+-]1|100):)+(?![\w:])/i;

/** What follows `data` in a `data:` URL of an image, and the start of that. */
const image = /^:image\/[\w.+-]{1,40};base64,/;
const imageBegun =
  /^:i(?:m(?:a(?:g(?:e(?:\/[\w.+-]{0,40}(?:;(?:b(?:a(?:s(?:e(?:6(?:4,?)?)?)?)?)?)?)?)?)?)?)?)?$/;

/** Leaves out an emoji's name, such as `:tada:`, ChatGPT's references, and images as `data:` URLs. */
export const colon: Rule = (text, { before, word }, isLast) => {
  if (word.endsWith('data')) {
    if (image.test(text)) return leaveOut(addressAt(text), text, isLast);
    if (!isLast && imageBegun.test(text)) return null;
  }
  const reference = contentReference(text, isLast);
  if (reference !== false)
    return reference === null ? null : leaveGap(text.slice(0, reference.length), {}, true);
  if (before === ':' || (isWordCharacter(before) && !isUnspaced(before))) return say(':');
  const [found] = shortcodes.exec(text) ?? [];
  const isOpen = text.length <= LONGEST_SHORTCODE && /^:[\w+:-]*$/.test(text);
  if (isOpen && !isLast) return null;
  return found !== undefined && found.length <= LONGEST_SHORTCODE ? leaveGap(found) : say(':');
};
/** The maximum length of a shortcode, in characters. */
const LONGEST_SHORTCODE = 100;

/** Handles a mark in private-use characters, which no voice can speak: speaks the name that it contains, if any. */
export const mark: Rule = (text, _state, isLast) => {
  const found = providerMark(text, isLast);
  if (!found) return found;
  const written = text.slice(0, found.length);
  return found.text === '' ? leaveGap(written, {}, true) : say(written, found.text);
};

/** Leaves out `【4:0†source】`. In Chinese and Japanese, the same brackets enclose ordinary words. */
export const lenticular: Rule = (text, _state, isLast) => {
  const found = /^【([^】\n]{0,60})】/.exec(text);
  if (found) return /†|^[\d:,\s]+$|^turn\d/.test(found[1] ?? '') ? leaveGap(found[0], {}, true) : say('【');
  return !isLast && /^【[^】\n]{0,60}$/.test(text) ? null : say('【');
};

/** Handles emphasis within a word, such as `multiple**bold**words`. `2*3*4` and `a**b` are a product and a power. */
const withinWord = /^(\*{2,3})[\p{L}\p{M}](?:[^*\n]{0,200}[\p{L}\p{M}.!?])\1[\p{L}\p{M}]/u;
const withinWordBegun = /^\*{2,3}(?:[\p{L}\p{M}][^*\n]{0,200}\**)?$/u;

export const emphasisWithinWord: Rule = (text, { word, stars: open }, isLast) => {
  const [run = ''] = /^\*{2,3}/.exec(text) ?? [];
  if (open > 0 || !/\p{L}{2}$/u.test(word)) return false;
  if (withinWord.test(text)) return drop(run, { stars: run.length });
  return !isLast && withinWordBegun.test(text) ? null : false;
};
