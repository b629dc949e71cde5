import type { PersonaMessage } from '../../core/index.js';

/** What stands over the picture at one moment: one sentence, or as much of it as fits. */
export interface CaptionPage {
  /** Where in the written text it begins; another number is another page. */
  readonly from: number;
  /** What was heard of it, ending with a word. */
  readonly heard: string;
  /** The rest, which keeps its place, so that no word moves when the next one comes. Not to be seen yet. */
  readonly coming: string;
}

/** Two or three lines on a phone. */
const LONGEST = 90;
/** How far back a sentence is looked for: an answer can be a hundred pages long. */
const REACH = 1_000;
const sentenceEnd = /[.!?…]["')\]]*\s|[。！？]|\n/gu;
const links = /!?\[([^\]]*)\]\([^)]*\)/gu;
const markup = /[*`#]+|(?<=\s|^)_+|_+(?=\s|$)/gu;

/** The page of the last word that was heard; `null` before the first. */
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
  // In steps, so that a sentence without an end does not begin at another place with every word.
  const offset = at <= REACH ? 0 : Math.floor(at / REACH) * REACH - REACH / 2;
  let start = offset;
  for (const match of text.slice(offset, at + REACH).matchAll(sentenceEnd)) {
    const end = offset + match.index + match[0].length;
    if (end >= at) return [start, end];
    start = end;
  }
  return [start, Math.min(text.length, at + REACH)];
}

/** Pages are filled from the beginning of the sentence, so that what comes later does not move their edges. */
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
  // A word that is longer than a page is cut.
  return space <= from ? from + LONGEST : space + 1;
}

const plain = (text: string) => text.replaceAll(links, '$1').replaceAll(markup, '').replaceAll(/\s+/gu, ' ');
