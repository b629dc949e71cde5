import type { ContextNote } from '../state.js';
import type { PersonaState } from '../persona-state.js';
import { logItems } from '../logs/grouped-log.js';
import type { TranscriptMessage } from '../logs/message.js';

/** In characters. Older messages are left out. */
const LIMIT = 6_000;
/** A character takes up to this many bytes as JSON. */
const MOST_BYTES = 6;
const LINE_LIMIT = 1_500;

const opening = 'This conversation began before you joined it. Continue from here, and do not greet again.';
const leftOut = '(Earlier messages are left out.)';

interface Entry {
  readonly turnIndex: number;
  readonly line: string;
}

/**
 * Returns the conversation so far as a message for Anam's model, one line each: the user's messages, the heard part of
 * answers, and the app's notes, without reasoning. Returns `null` if there is nothing.
 *
 * @param asked turns whose question has not been sent yet
 * @param maxBytes the size limit of the message as JSON, in bytes
 */
export function handover(
  { transcript }: Pick<PersonaState, 'transcript'>,
  notes: readonly ContextNote[],
  asked: ReadonlySet<string>,
  maxBytes: number,
): string | null {
  const said = logItems(transcript)
    .filter(({ turnId }) => !asked.has(turnId))
    .flatMap((message) => entry(message.turnIndex, nameOf(message), heardOf(message)));
  const noted = notes.flatMap(({ turnIndex, text }) => entry(turnIndex, 'Note', text));
  const entries = [...noted, ...said].sort((a, b) => a.turnIndex - b.turnIndex);
  if (entries.length === 0) return null;
  return render(
    entries.map(({ line }) => line),
    Math.min(LIMIT, maxBytes / MOST_BYTES),
  );
}

const nameOf = (message: TranscriptMessage): string => {
  if (message.role === 'user') return 'User';
  return message.status === 'done' ? 'You' : 'You (cut off)';
};

const heardOf = (message: TranscriptMessage): string => {
  if (message.role === 'user') return message.text;
  return message.status === 'done' ? message.written : message.heard;
};

/** Collapses white space, so that a text cannot forge a line of another speaker. */
function entry(turnIndex: number, name: string, text: string): Entry[] {
  const words = text.replaceAll(/\s+/gu, ' ').trim();
  if (words === '') return [];
  const short = words.length > LINE_LIMIT ? `${words.slice(0, LINE_LIMIT)}…` : words;
  return [{ turnIndex, line: `${name}: ${short}` }];
}

function render(lines: readonly string[], limit: number): string {
  const kept: string[] = [];
  let size = opening.length + leftOut.length;
  for (const line of lines.toReversed()) {
    size += line.length + 1;
    if (size > limit) return [opening, leftOut, ...kept.toReversed()].join('\n');
    kept.push(line);
  }
  return [opening, ...kept.toReversed()].join('\n');
}
