import type { PersonaMessage } from '../../core/index.js';
import type { CaptionSettings } from './caption-settings.js';

/** The caption at one moment: one sentence, or as much of it as fits. */
export interface CaptionPage {
  /** The start offset in the written text. A new offset means a new page. */
  readonly from: number;
  /** The heard part, ending with a whole word. */
  readonly heard: string;
  /** The rest. It is laid out but invisible, so that no word moves when the next one is heard. */
  readonly coming: string;
}

/** How many columns fit in two lines on the smallest phone, by text size. A Chinese or Japanese character takes two. */
const LONGEST = { small: 64, medium: 56, large: 40 } as const;
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303F\uFF00-\uFF60]/gu;
/** How far to search back for a word and for the start of its sentence, because an answer can be very long. */
const REACH = 1_000;
const sentenceEnd = /[.!?…]["')\]]*\s|[。！？]|\n/gu;
const links = /!?\[([^\]]*)\]\([^)]*\)/gu;
/** Matches a word, or a whole link, which is never split. */
const tokens = /\s*(?:(!?\[[^\]]*\]\([^)]*\)\S*)|\S+)\s*/gu;
const markup = /[*`#]+|(?<=\s|^)_+|_+(?=\s|$)/gu;

/**
 * Returns the page with the last heard word, which fits in two lines of this size; `null` before the first word, and
 * after a very long run of spaces.
 */
export function captionPage(
  { written, heard }: Pick<PersonaMessage, 'written' | 'heard'>,
  size: CaptionSettings['size'] = 'medium',
): CaptionPage | null {
  const recent = heard.slice(-REACH);
  const words = recent.trimEnd();
  if (words === '') return null;
  const at = heard.length - recent.length + words.length;
  const [start, end] = sentenceAround(written, at);
  const [from, to] = pageAround(written, [start, end], at, LONGEST[size]);
  return {
    from,
    heard: plain(written.slice(from, at)).trim(),
    coming: plain(written.slice(at, to)).trimEnd(),
  };
}

function sentenceAround(text: string, at: number): [number, number] {
  // The limit moves in steps, so that a very long sentence does not get a new start with every word.
  const offset = at <= REACH ? 0 : Math.floor(at / REACH) * REACH - REACH / 2;
  let start = offset;
  for (const match of text.slice(offset, at + REACH).matchAll(sentenceEnd)) {
    const end = offset + match.index + match[0].length;
    if (end >= at) return [start, end];
    start = end;
  }
  return [start, Math.min(text.length, at + REACH)];
}

/** Fills pages from the start of the sentence, so that later text does not move their boundaries. */
function pageAround(
  text: string,
  [start, end]: readonly [number, number],
  at: number,
  longest: number,
): [number, number] {
  let from = start;
  let to = pageEnd(text, from, end, longest);
  while (to < at) {
    from = to;
    to = pageEnd(text, from, end, longest);
  }
  return [from, to];
}

function pageEnd(text: string, from: number, end: number, longest: number): number {
  let columns = 0;
  let to = from;
  for (const [token, link] of text.slice(from, end).matchAll(tokens)) {
    const said = plain(token);
    if (columns + columnsOf(said.trim()) > longest) {
      if (to > from) return to;
      return link ? from + token.length : from + cut(token, longest);
    }
    columns += columnsOf(said);
    to += token.length;
  }
  return end;
}

/** Returns how much of a word, or of a text without spaces, fits on a page that is too short for all of it. */
function cut(token: string, longest: number): number {
  let columns = 0;
  let length = 0;
  for (const character of token) {
    columns += columnsOf(character);
    if (columns > longest) break;
    length += character.length;
  }
  return length;
}

const columnsOf = (text: string) => text.length + (text.match(wide)?.length ?? 0);

const plain = (text: string) => text.replaceAll(links, '$1').replaceAll(markup, '').replaceAll(/\s+/gu, ' ');
