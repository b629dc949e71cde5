import type { LlmSource } from '../../../llm/llm-adapter.js';
import type { Draft } from '../draft.js';
import type { PersonaMessage } from '../logs/message.js';
import type { SourcePart, TextRange } from '../logs/message-part.js';
import { findPersonaMessage } from '../logs/transcript.js';
import { MOST_FOREIGN } from '../turn/model-transition.js';
import type { ModelTurn } from '../turn/turn-record.js';
import { withoutTagsBefore } from './cue-places.js';

/** Creates a source. A source with the id of an earlier one in the same answer only adds a place to that one. */
export function sourcePart(draft: Draft, turn: ModelTurn, source: LlmSource): SourcePart {
  const { kind, url, title, mediaType, filename, range } = source;
  const message = findPersonaMessage(draft, turn.id);
  const written = message?.written.length ?? 0;
  const id = `${turn.id}-source-${turn.round}-${source.id}`;
  const found = message?.parts.findLast((part) => part.id === id);
  const known = found?.type === 'source' ? found : null;
  const given = { url, title, mediaType, filename };
  return {
    type: 'source',
    id,
    kind,
    ...known,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    places: withPlaces(
      known?.places ?? [],
      range ? placesOf(turn.foreign, inWritten(turn, message, range), written) : [],
    ),
    writtenOffset: known?.writtenOffset ?? written,
  };
}

/** Returns the range without the tags before it and in it, which are not part of `written`. */
function inWritten({ foreign }: ModelTurn, message: PersonaMessage | undefined, range: TextRange): TextRange {
  const { cues } = message ?? {};
  if (!cues) return range;
  const [start, end] = [range.start, range.end].map((at) => withoutTagsBefore(at, cues, foreign).length);
  return { start: start ?? 0, end: end ?? 0 };
}

/** More places would not help a reader. */
const MOST_PLACES = 100;

function withPlaces(known: readonly TextRange[], more: readonly TextRange[]): readonly TextRange[] {
  const isNew = ({ start, end }: TextRange) => !known.some((one) => one.start === start && one.end === end);
  return [...known, ...more.filter(isNew)].sort((a, b) => a.start - b.start).slice(0, MOST_PLACES);
}

/** Returns where a range of the answer's text is in `written`; empty if the range is outside the text. */
function placesOf(foreign: readonly TextRange[], range: TextRange, written: number): TextRange[] {
  if (foreign.length >= MOST_FOREIGN || !(range.start >= 0 && range.start < range.end)) return [];
  const places: TextRange[] = [];
  let answered = 0;
  let from = 0;
  for (const { start: until, end: next } of [...foreign, { start: written, end: written }]) {
    const start = from + Math.max(0, range.start - answered);
    const end = Math.min(until, from + range.end - answered);
    if (start < end) places.push({ start, end });
    answered += until - from;
    from = next;
  }
  return range.end > answered ? [] : places;
}

/** Returns how many characters of `written` come before the character at `length` of the answer's text. */
export function writtenBefore(foreign: readonly TextRange[], length: number, written: number): number {
  let answered = 0;
  let from = 0;
  for (const { start: until, end: next } of [...foreign, { start: written, end: written }]) {
    // Text in front of the answer is not part of it.
    const isBefore = until === 0 && from === 0;
    if (!isBefore && answered + until - from >= length) return from + length - answered;
    answered += until - from;
    from = next;
  }
  return written;
}
