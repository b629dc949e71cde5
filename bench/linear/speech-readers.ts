import { advanceHeard, floorToWordEnd, isSaid, nothingSpoken } from '../../src/core/text/heard-position.js';
import { speechExtras } from '../../src/core/text/extras/speech-extras.js';
import { spokenFormula } from '../../src/core/text/extras/spoken-formula.js';
import { formulaWords } from '../../src/core/text/extras/words-of-language.js';
import { spokenText } from '../../src/core/text/spoken-text.js';
import { markdownProjector } from '../../src/core/text/projector/markdown-projector.js';
import { addPiece, noSpans, writtenOffset } from '../../src/core/text/projector/offset-spans.js';
import { chunkSentences } from '../../src/core/text/projector/sentence-chunker.js';
import type { Reader } from './reader.js';

const extras = speechExtras('en');
const projector = markdownProjector({ extras: () => extras });

function project(pieces: readonly string[]): number {
  let state = projector.initial;
  let spans = noSpans;
  for (const piece of pieces) {
    const pushed = projector.push(state, piece);
    ({ state } = pushed);
    for (const spoken of pushed.pieces) spans = addPiece(spans, spoken);
  }
  for (const spoken of projector.end(state).pieces) spans = addPiece(spans, spoken);
  return spans.spoken;
}

/** Works as in a persona: text that may be the start of a mark is held back and put before the next piece. */
function marks(pieces: readonly string[]): number {
  let held = '';
  let shown = 0;
  for (const piece of pieces) {
    const read = extras.withoutMarks(held + piece, false);
    ({ held } = read);
    shown += read.shown.length;
  }
  return shown + extras.withoutMarks(held, true).shown.length;
}

const english = formulaWords('en');

/** Reads at most as much of each piece as the projector accepts as a formula. */
const formulas = (pieces: readonly string[]): number =>
  pieces.reduce(
    (sum, piece) => sum + (english ? (spokenFormula(piece.slice(0, 1_500), english)?.length ?? 1) : 0),
    0,
  );

/** Works as in `talk-pump`: text that was not sent yet is put before the next piece. */
function chunk(pieces: readonly string[]): number {
  let rest = '';
  let said = 0;
  for (const piece of pieces) {
    const cut = chunkSentences(rest + piece, said === 0, false);
    for (const whole of cut.chunks) said += whole.length;
    ({ rest } = cut);
  }
  return said + chunkSentences(rest, false, true).chunks.length;
}

/** Reads what the service reports as heard: exactly the sent text, or something that does not occur in it. */
const hear =
  (reported: (piece: string) => string) =>
  (pieces: readonly string[]): number => {
    const sent = pieces.join('');
    let position = nothingSpoken;
    let heard = 0;
    for (const piece of pieces) {
      position = advanceHeard(sent, position, reported(piece));
      heard += floorToWordEnd(sent, position.end) + Number(isSaid(sent, position));
    }
    return heard;
  };

/** Looks up all offsets only after the model has written everything. */
function offsets(pieces: readonly string[]): number {
  let spans = noSpans;
  for (const piece of pieces)
    spans = addPiece(addPiece(spans, { written: piece.length, spoken: piece }), {
      written: 2,
      spoken: '',
      closes: true,
    });
  let sum = 0;
  let spoken = 0;
  for (const piece of pieces) sum += writtenOffset(spans, (spoken += piece.length));
  return sum;
}

export const speechReaders: readonly Reader[] = [
  { name: 'projector', read: project },
  { name: 'spoken-text', read: (pieces) => spokenText(pieces.join('')).removed.length, sizes: [Infinity] },
  { name: 'provider-marks', read: marks },
  { name: 'formulas', read: formulas },
  { name: 'sentences', read: chunk },
  { name: 'heard', read: hear((piece) => piece) },
  { name: 'heard-other-words', read: hear((piece) => piece.replaceAll(/\p{L}/gu, 'q')) },
  { name: 'heard-nonsense', read: hear(() => 'qqq ') },
  { name: 'heard-twice', read: hear((piece) => piece + piece) },
  { name: 'offset-spans', read: offsets },
];
