/** A search hit in a text, in UTF-16 units: `text.slice(start, end)` is the matched text. */
export interface TextHit {
  readonly start: number;
  readonly end: number;
}

interface FoldedText {
  readonly folded: string;
  /** The original position of each unit of `folded`; `null` if all positions are the same. */
  readonly origins: readonly number[] | null;
}

/**
 * More hits than a user looks through. Without a limit, a single letter in a megabyte would create a mark for every
 * occurrence.
 */
const MOST_HITS = 1_000;

/**
 * Accents and vowel points that users often omit in a search: Latin, Greek, Cyrillic, Hebrew, Arabic. Vowel signs of
 * Indic scripts are not ignored, because they change the word.
 */
const MARKS = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu;
const ASCII = /^[\0-\u007F]*$/;

/** Finds the query in the text, ignoring case and accents. */
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

/**
 * Returns where a hit ends in the original text. Korean syllables are compared by their letters, and marked as a whole.
 */
function endOf({ origins }: FoldedText, index: number): number {
  if (!origins) return index;
  const inside = origins[index - 1];
  let at = index;
  while (at < origins.length && origins[at] === inside) at += 1;
  return origins[at] ?? (origins.at(-1) as number);
}

/** Converts a text to the form that is used for comparison. */
export function foldText(text: string): FoldedText {
  if (ASCII.test(text)) return { folded: text.toLowerCase(), origins: null };
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    // Most texts are almost all ASCII, and normalizing is slow.
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
