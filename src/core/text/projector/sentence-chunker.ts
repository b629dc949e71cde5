/**
 * In characters. Shorter chunks are joined to the next chunk; longer ones are cut after a clause, or otherwise at a
 * space.
 */
const SHORTEST = 20;
const LONGEST = 250;
/**
 * In characters. The first chunk of an answer ends after the first clause that is at least this long, so that the voice
 * starts early.
 */
const FIRST_CLAUSE = 12;

const clauseEnd = /[,;:，；：、—–]\s?|\)\s/gu;
/** Abbreviations whose full stop does not end a sentence, in lower case: they precede a name, a number or a noun. */
const abbreviations = new Set(
  [
    'mr mrs ms dr prof st sr jr rev hon gen col sgt capt lt no nos vs etc fig approx dept est inc ltd co corp e.g i.e cf al',
    'u.s u.k u.n a.m p.m ph.d jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun',
    'z.b d.h u.a o.ä bzw ca evtl ggf inkl nr str tel usw vgl z b d h u a hr fr frl dipl ing bspw sog',
    'm mm mme mlle mgr p.ex c.-à-d av bd env ex sra dra ud uds ej p sig dott ing',
  ]
    .join(' ')
    .split(' '),
);

/**
 * In characters. Longer words are neither abbreviations nor numbers, so only this much of a sentence's end is examined.
 */
const LONGEST_WORD = 40;

/**
 * Words after which a number with a full stop is an ordinal: `am 3. Oktober`, `im 19. Jahrhundert`, `die 2. Auflage`.
 */
const beforeOrdinal =
  /(?<!\bI )\b(?:am|im|vom|zum|zur|beim|der|die|das|dem|den|des|seit dem|ab dem|bis zum|jede[mnrs]?|eine?[mnrs]?|ihre?[mnrs]?|seine?[mnrs]?|unsere?[mnrs]?)\s+\d{1,2}$/i;
const months = 'januar februar märz april mai juni juli august september oktober november dezember'.split(
  ' ',
);

/** Whether the text begins with the name of a German month, or with the start of one. */
function beginsWithMonth(text: string): boolean {
  const word = /^\s*(\p{L}+)/u.exec(text)?.[1]?.toLowerCase() ?? '';
  return word !== '' && months.some((month) => month.startsWith(word));
}

/** Whether the full stop after a number makes the number an ordinal or the number of a list item. */
function isOrdinal(sentence: string, next: string): boolean {
  const found = /^([\s\S]*?)(\d+)$/.exec(sentence);
  if (!found || found[1]?.trim() === '') return true;
  if (!/^\d{1,2}$/.test(found[2] ?? '')) return false;
  return beforeOrdinal.test(sentence) || beginsWithMonth(next);
}

/**
 * Whether the text ends in a full stop that need not end the sentence: after an abbreviation, an initial or an ordinal.
 */
function endsInside(sentence: string, next: string): boolean {
  const end = sentence.trimEnd();
  if (!end.endsWith('.')) return false;
  const [last = ''] = /\S*$/u.exec(end.slice(-LONGEST_WORD - 1, -1)) ?? [];
  const word = last.length < LONGEST_WORD ? last.replace(/^[("'“‘«[]+/u, '') : '';
  if (word === '') return false;
  if (/^\d+$/.test(word)) return isOrdinal(end.slice(-LONGEST_WORD, -1), next);
  return /^\p{L}$/u.test(word) || abbreviations.has(word.toLowerCase());
}

interface SentenceSegmenter {
  segment(text: string): Iterable<{ readonly segment: string }>;
}

let segmenter: SentenceSegmenter | null = null;

/** All sentence terminators of https://unicode.org/reports/tr29/#Sentence_Boundary_Rules. */
const mayEnd = /[\p{Sentence_Terminal}\n\r\u0085\u2028\u2029]/u;

function sentencesOf(text: string): string[] {
  if (!mayEnd.test(text)) return text === '' ? [] : [text];
  segmenter ??= 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'sentence' }) : byRegExp;
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

const byRegExp: SentenceSegmenter = {
  segment: (text) =>
    (text.match(/[^.!?。！？\n]*[.!?。！？\n]+["'”’)\]]*\s*|[^.!?。！？\n]+$/gu) ?? []).map((segment) => ({
      segment,
    })),
};

/** Splits the text into sentences. The last one may be incomplete. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const segment of sentencesOf(text)) {
    const previous = sentences.at(-1);
    const isOne = previous !== undefined && (endsInside(previous, segment) || /^\s*\p{Ll}/u.test(segment));
    // A line break always ends a sentence.
    if (isOne && !previous.slice(previous.trimEnd().length).includes('\n'))
      sentences[sentences.length - 1] = previous + segment;
    else sentences.push(segment);
  }
  return sentences;
}

/** Returns where to cut a text that is too long: after its last clause, or otherwise after its last space. */
function cutAt(text: string, longest: number): number {
  const head = text.slice(0, longest);
  const clause = [...head.matchAll(clauseEnd)].findLast((match) => match.index + match[0].length >= SHORTEST);
  if (clause) return clause.index + clause[0].length;
  const space = head.lastIndexOf(' ');
  if (space > 0) return space + 1;
  // Do not split a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(text.charAt(longest)) ? longest - 1 : longest;
}

export interface Chunks {
  readonly chunks: readonly string[];
  /** The text that waits for more text. */
  readonly rest: string;
}

/**
 * In characters. Longer text is processed in parts of this size, each of which holds a few chunks of the maximum
 * length.
 */
const WINDOW = 4 * LONGEST;

/**
 * Cuts speakable text into chunks that suit a voice: whole sentences of 20 to 250 characters, with a shorter first
 * chunk. Pure: put `rest` (at most 250 characters) in front of the next text. Together, the chunks and the rest are the
 * unchanged text.
 *
 * @param isFirst whether no part of the answer has been spoken yet
 * @param isLast whether no more text follows
 */
export function chunkSentences(text: string, isFirst: boolean, isLast: boolean): Chunks {
  const chunks: string[] = [];
  let at = 0;
  while (text.length - at > WINDOW) {
    const waiting = takeWhole(chunks, text.slice(at, at + WINDOW));
    at += WINDOW - waiting.length;
  }
  let waiting = takeWhole(chunks, text.slice(at));
  if (isLast && waiting !== '') waiting = take(chunks, waiting, waiting.length);
  if (isFirst && chunks.length === 0) waiting = takeFirstClause(chunks, waiting);
  return { chunks, rest: waiting };
}

/** Appends the complete chunks to the list, and returns the rest. */
function takeWhole(chunks: string[], text: string): string {
  let waiting = '';
  const sentences = splitSentences(text);
  sentences.forEach((sentence, index) => {
    waiting += sentence;
    // The last sentence may continue, and a short one sounds better together with the next one.
    const isWhole = index < sentences.length - 1 && waiting.trim().length >= SHORTEST;
    while (waiting.length > LONGEST) waiting = take(chunks, waiting, cutAt(waiting, LONGEST));
    if (isWhole && waiting !== '') waiting = take(chunks, waiting, waiting.length);
  });
  return waiting;
}

function take(chunks: string[], text: string, length: number): string {
  chunks.push(text.slice(0, length));
  return text.slice(length);
}

function takeFirstClause(chunks: string[], text: string): string {
  for (const match of text.matchAll(clauseEnd)) {
    const end = match.index + match[0].length;
    // The character after the sign shows that the sign ends a clause and is not part of a number.
    if (end < text.length && end >= FIRST_CLAUSE && !/\d[,:]$/.test(text.slice(end - 2, end)))
      return take(chunks, text, end);
  }
  return text;
}
