import type { ContextNote } from '../state.js';
import type { PersonaState } from '../persona-state.js';
import { logItems } from '../logs/grouped-log.js';
import type { TranscriptMessage } from '../logs/message.js';

/** Characters. What is older is left out: a data channel carries a message of this size in any browser. */
const LIMIT = 6_000;
const LINE_LIMIT = 1_500;

const opening = 'This conversation began before you joined it. Go on from here, and do not greet again.';
const leftOut = '(What was said before is left out.)';

interface Entry {
  readonly turnIndex: number;
  readonly line: string;
}

/**
 * What Anam's model is told of a conversation that it has not heard, on one line each: the user whole, the persona as
 * far as it was heard, the app's notes. No reasoning. `null` when there is nothing to tell.
 *
 * @param asked turns whose question is yet to be sent
 */
export function handover(
  { transcript }: Pick<PersonaState, 'transcript'>,
  notes: readonly ContextNote[],
  asked: ReadonlySet<string>,
): string | null {
  const said = logItems(transcript)
    .filter(({ turnId }) => !asked.has(turnId))
    .flatMap((message) => entry(message.turnIndex, nameOf(message), heardOf(message)));
  const noted = notes.flatMap(({ turnIndex, text }) => entry(turnIndex, 'Note', text));
  const entries = [...noted, ...said].sort((a, b) => a.turnIndex - b.turnIndex);
  if (entries.length === 0) return null;
  return render(entries.map(({ line }) => line));
}

const nameOf = (message: TranscriptMessage): string => {
  if (message.role === 'user') return 'User';
  return message.status === 'done' ? 'You' : 'You (cut off)';
};

const heardOf = (message: TranscriptMessage): string => {
  if (message.role === 'user') return message.text;
  return message.status === 'done' ? message.written : message.heard;
};

/** Collapses white space, so that a text cannot imitate a line of another speaker. */
function entry(turnIndex: number, name: string, text: string): Entry[] {
  const words = text.replaceAll(/\s+/gu, ' ').trim();
  if (words === '') return [];
  const short = words.length > LINE_LIMIT ? `${words.slice(0, LINE_LIMIT)}…` : words;
  return [{ turnIndex, line: `${name}: ${short}` }];
}

function render(lines: readonly string[]): string {
  const kept: string[] = [];
  let size = opening.length + leftOut.length;
  for (const line of lines.toReversed()) {
    size += line.length + 1;
    if (size > LIMIT) return [opening, leftOut, ...kept.toReversed()].join('\n');
    kept.push(line);
  }
  return [opening, ...kept.toReversed()].join('\n');
}
