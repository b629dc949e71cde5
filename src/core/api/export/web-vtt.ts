import type { Conversation } from '../conversation.js';
import { spokenText } from '../../text/spoken-text.js';
import type { TurnTimeline } from '../../machine/timeline/turn-timeline.js';
import type { TranscriptMessage } from '../../machine/logs/message.js';
import { exportedLine } from '../../../internal/exported-text.js';
import { nameOf, saidOf, type SpeakerNames } from './said-of.js';

/** Characters that fit on two lines of subtitles. */
const CUE_CHARACTERS = 84;
/** About 170 words per minute, used when no timing was measured. */
const MS_PER_CHARACTER = 60;
const SHORTEST_MS = 800;

interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * Writes one cue per two lines. The persona's cues share its speaking time in proportion to their length. Only the end
 * of a user's utterance is known, so its duration is estimated from its length. https://www.w3.org/TR/webvtt1/
 */
export function toWebVtt({ messages, timeline }: Conversation, names: SpeakerNames): string {
  const turns = new Map(timeline.map((turn) => [turn.turnId, turn]));
  const zero = messages[0]?.createdAt ?? 0;
  let free = 0;
  const cues = messages.flatMap((message) => {
    const text = plain(message, names);
    if (text === '') return [];
    const span = spanOf(message, text, turns.get(message.turnId));
    const from = Math.max(free, span.from - zero);
    // Every cue must end after its start, even if no time was measured.
    const until = Math.max(from + SHORTEST_MS, from + text.length, span.until - zero);
    free = until;
    return cuesOf(text, { from, until }, nameOf(names, message.role));
  });
  return ['WEBVTT', ...cues].map((block) => `${block}\n`).join('\n');
}

function spanOf(message: TranscriptMessage, text: string, turn: TurnTimeline | undefined): Span {
  const length = text.length * MS_PER_CHARACTER;
  if (message.role === 'user') {
    const isSpoken = message.source === 'speech';
    return {
      from: message.createdAt - (isSpoken ? length : 0),
      until: message.createdAt + (isSpoken ? 0 : length),
    };
  }
  const from = turn?.firstWordAt ?? message.createdAt;
  return { from, until: turn?.lastWordAt ?? message.endedAt ?? from + length };
}

function cuesOf(text: string, { from, until }: Span, name: string): string[] {
  const perCharacter = (until - from) / text.length;
  let at = from;
  return linesOf(text).map((line) => {
    const end = at + line.length * perCharacter;
    const cue = `${stamp(at)} --> ${stamp(end)}\n<v ${escape(name)}>${escape(line.trim())}`;
    at = end;
    return cue;
  });
}

/** Breaks the text between words. In a script without spaces, a line breaks when it is full. */
function linesOf(text: string): string[] {
  const found = text.match(new RegExp(`.{1,${CUE_CHARACTERS}}(?:\\s|$)|.{1,${CUE_CHARACTERS}}`, 'gsu'));
  return found ?? [text];
}

/** Returns the text without Markdown, on one line, because a blank line would end the cue. */
function plain(message: TranscriptMessage, names: SpeakerNames): string {
  const said = saidOf(message, names);
  return exportedLine(message.role === 'user' ? said : spokenText(said).text);
}

function stamp(ms: number): string {
  const whole = Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : 0;
  const part = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, '0');
  return `${part(whole / 3_600_000, 2)}:${part((whole / 60_000) % 60, 2)}:${part((whole / 1000) % 60, 2)}.${part(whole % 1000, 3)}`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
