/** A search hit in a text, in UTF-16 units: `text.slice(start, end)` is what was found. */
export interface TextHit {
  readonly start: number;
  readonly end: number;
}

interface FoldedText {
  readonly folded: string;
  /** Where each unit of `folded` comes from; `null` when each is in its own place. */
  readonly origins: readonly number[] | null;
}

/** Enough for anybody to look through; a single letter in a megabyte would cost a mark for every occurrence. */
const MOST_HITS = 1_000;

/**
 * Accents and vowel points that people leave out when they search: Latin, Greek, Cyrillic, Hebrew, Arabic. The vowel
 * signs of the scripts of India stay, since a word without them is another word.
 */
const MARKS = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu;
const ASCII = /^[\0-\u007F]*$/;

/** Where the query stands in the text, whatever the case and the accents of both. */
export function findHits(text: FoldedText, query: string): TextHit[] {
  const wanted = foldText(query.trim()).folded;
  if (wanted === '') return [];
  const hits: TextHit[] = [];
  const { folded } = text;
  for (
    let at = folded.indexOf(wanted);
    at >= 0 && hits.length < MOST_HITS;
    at = folded.indexOf(wanted, at + wanted.length)
  ) {
    hits.push({ start: originOf(text, at), end: endOf(text, at + wanted.length) });
  }
  return hits;
}

const originOf = ({ origins }: FoldedText, index: number): number =>
  origins ? (origins[index] as number) : index;

/** A Korean syllable is compared by its letters, and marked as a whole. */
function endOf({ origins }: FoldedText, index: number): number {
  if (!origins) return index;
  const inside = origins[index - 1];
  let at = index;
  while (at < origins.length && origins[at] === inside) at += 1;
  return origins[at] ?? (origins.at(-1) as number);
}

/** A text as it is compared. */
export function foldText(text: string): FoldedText {
  if (ASCII.test(text)) return { folded: text.toLowerCase(), origins: null };
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    // A text with a few accents is ASCII nearly everywhere, and normalizing is slow.
    const bare = (
      character < '\u0080' ? character : character.normalize('NFD').replaceAll(MARKS, '')
    ).toLowerCase();
    folded += bare;
    for (let unit = 0; unit < bare.length; unit += 1) origins.push(at);
    at += character.length;
  }
  origins.push(at);
  return { folded, origins };
}
