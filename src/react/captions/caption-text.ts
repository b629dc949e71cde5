import type { PersonaMessage } from '../../core/index.js';

/** The caption at one moment: one sentence, or as much of it as fits. */
export interface CaptionPage {
  /** The start offset in the written text. A new offset means a new page. */
  readonly from: number;
  /** The heard part, ending with a whole word. */
  readonly heard: string;
  /** The rest. It is laid out but invisible, so that no word moves when the next one is heard. */
  readonly coming: string;
}

/** The maximum length of a page, in characters: two or three lines on a phone. */
const LONGEST = 90;
/** The maximum distance to search back for the start of a sentence, because an answer can be very long. */
const REACH = 1_000;
const sentenceEnd = /[.!?…]["')\]]*\s|[。！？]|\n/gu;
const links = /!?\[([^\]]*)\]\([^)]*\)/gu;
const markup = /[*`#]+|(?<=\s|^)_+|_+(?=\s|$)/gu;

/** Returns the page with the last heard word; `null` before the first word. */
export function captionPage({
  written,
  heard,
}: Pick<PersonaMessage, 'written' | 'heard'>): CaptionPage | null {
  const at = heard.trimEnd().length;
  if (at === 0) return null;
  const [start, end] = sentenceAround(written, at);
  const [from, to] = pageAround(written, start, end, at);
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
function pageAround(text: string, start: number, end: number, at: number): [number, number] {
  let from = start;
  let to = pageEnd(text, from, end);
  while (to < at) {
    from = to;
    to = pageEnd(text, from, end);
  }
  return [from, to];
}

function pageEnd(text: string, from: number, end: number): number {
  if (end - from <= LONGEST) return end;
  const space = text.lastIndexOf(' ', from + LONGEST);
  // A word that is longer than a page is split.
  return space <= from ? from + LONGEST : space + 1;
}

const plain = (text: string) => text.replaceAll(links, '$1').replaceAll(markup, '').replaceAll(/\s+/gu, ' ');
