import type { PersonaMessage } from '../../../core/index.js';

export interface Caption {
  readonly heard: string;
  readonly coming: string;
}

/** Two or three lines on a phone. */
const LONGEST = 90;
/** How far around the spoken word a sentence is looked for: an answer can be a hundred pages long. */
const REACH = 300;
const sentenceEnd = /[.!?…]["')\]]*\s|[。！？]|\n/gu;
const markup = /[*`#]+/g;

/** The sentence that is being said: the part that was heard, and the rest of it. */
export function captionText({ written, heard }: Pick<PersonaMessage, 'written' | 'heard'>): Caption {
  const text = written.trimEnd();
  const at = Math.min(heard.length, text.length);
  const [start, end] = sentenceAround(text, at);
  const from = Math.max(start, wordStart(text, at - LONGEST / 2, start, at));
  const to = Math.min(end, wordEnd(text, from + LONGEST, end, at));
  return {
    heard: plain(text.slice(from, at)),
    coming: plain(text.slice(at, to)),
  };
}

function sentenceAround(text: string, at: number): [number, number] {
  const offset = Math.max(0, at - REACH);
  let start = offset;
  for (const match of text.slice(offset, at + REACH).matchAll(sentenceEnd)) {
    const end = offset + match.index + match[0].length;
    if (end > at) return [start, end];
    start = end;
  }
  return [start, text.length];
}

function wordStart(text: string, wanted: number, least: number, most: number): number {
  if (wanted <= least) return least;
  const space = text.indexOf(' ', wanted);
  return space < 0 || space >= most ? wanted : space + 1;
}

function wordEnd(text: string, wanted: number, most: number, least: number): number {
  if (wanted >= most) return most;
  const space = text.lastIndexOf(' ', wanted);
  // A word that is longer than the caption is cut.
  return space <= least ? wanted : space;
}

const plain = (text: string) => text.replaceAll(markup, '').replaceAll(/\s+/g, ' ');
