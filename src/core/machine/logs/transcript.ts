import { setView, type Draft } from '../draft.js';
import { markTimeline } from '../timeline/timeline.js';
import { insertIntoLog, replaceInLog } from './change-log.js';
import { findInLog } from './grouped-log.js';
import type { PersonaMessage, TranscriptMessage, TurnSource } from './message.js';

/** What a message needs to know of its turn. */
export interface TurnIdentity {
  readonly id: string;
  readonly index: number;
  readonly source: TurnSource;
}

const personaMessageId = (turnId: string) => `${turnId}-persona`;

/** By turn, and within a turn the question before the answer, whatever order the service's events come in. */
const position = (message: TranscriptMessage) => message.turnIndex * 2 + (message.role === 'user' ? 0 : 1);

export function addUserMessage(draft: Draft, turn: TurnIdentity, text: string, at: number): void {
  add(draft, {
    role: 'user',
    id: `${turn.id}-user`,
    turnId: turn.id,
    turnIndex: turn.index,
    source: turn.source,
    text,
    files: [],
    createdAt: at,
  });
}

/** Adds to what the persona has written in this turn; the first delta makes the message. */
export function appendWritten(draft: Draft, turn: TurnIdentity, text: string, at: number): void {
  const id = personaMessageId(turn.id);
  if (!findPersonaMessage(draft, turn.id)) {
    add(draft, {
      role: 'persona',
      id,
      turnId: turn.id,
      turnIndex: turn.index,
      written: text,
      heard: '',
      parts: [],
      withdrawn: [],
      finishReason: null,
      status: 'streaming',
      interrupted: false,
      createdAt: at,
      endedAt: null,
    });
    markTimeline(draft, turn.id, 'firstTextAt', at);
    return;
  }
  changeMessage(draft, id, (message) => ({ ...message, written: message.written + text }));
}

/** Moves the heard position forward to `length` characters of what was written; never back. */
export function setHeard(draft: Draft, turnId: string, length: number): void {
  changeMessage(draft, personaMessageId(turnId), (message) =>
    length <= message.heard.length ? message : { ...message, heard: message.written.slice(0, length) },
  );
}

export function closePersonaMessage(
  draft: Draft,
  turnId: string,
  status: 'done' | 'interrupted' | 'failed',
  at: number,
): void {
  changeMessage(draft, personaMessageId(turnId), (message) => ({
    ...message,
    status,
    interrupted: status === 'interrupted',
    heard: status === 'done' ? message.written : message.heard,
    endedAt: at,
  }));
}

export function findPersonaMessage(draft: Draft, turnId: string): PersonaMessage | undefined {
  const id = personaMessageId(turnId);
  const found = findInLog(draft.view.transcript, (message) => message.id === id);
  return found?.role === 'persona' ? found : undefined;
}

function add(draft: Draft, message: TranscriptMessage): void {
  setView(draft, { transcript: insertIntoLog(draft.view.transcript, message, position) });
}

function changeMessage(draft: Draft, id: string, change: (message: PersonaMessage) => PersonaMessage): void {
  const transcript = replaceInLog(draft.view.transcript, id, (message) =>
    message.role === 'persona' ? change(message) : message,
  );
  if (transcript !== draft.view.transcript) setView(draft, { transcript });
}
