import { setView, type Draft } from '../draft.js';
import { markTimeline } from '../timeline/timeline.js';
import { replaceInLog } from './change-log.js';
import { insertIntoLog } from './insert-into-log.js';
import { findInLog } from './grouped-log.js';
import { removeFromLog } from './remove-from-log.js';
import type { MessagePart } from './message-part.js';
import type {
  EndpointMessageId,
  PersonaMessage,
  TranscriptMessage,
  TurnSource,
  UserFile,
} from './message.js';

/** The fields of a turn that its messages need. */
export interface TurnIdentity {
  readonly id: string;
  readonly index: number;
  readonly source: TurnSource;
}

const personaMessageId = (turnId: string) => `${turnId}-persona`;

/** Orders messages by turn, and the question before the answer, regardless of the order of the service's events. */
const position = (message: TranscriptMessage) => message.turnIndex * 2 + (message.role === 'user' ? 0 : 1);

export function addUserMessage(
  draft: Draft,
  turn: TurnIdentity,
  { text, files = [] }: { readonly text: string; readonly files?: readonly UserFile[] },
  at: number,
): void {
  add(draft, {
    role: 'user',
    id: `${turn.id}-user`,
    turnId: turn.id,
    turnIndex: turn.index,
    source: turn.source,
    text,
    files,
    createdAt: at,
  });
}

/** Appends text to the persona's message of this turn. The first delta creates the message. */
export function appendWritten(draft: Draft, turn: TurnIdentity, text: string, at: number): void {
  const { written } = findPersonaMessage(draft, turn.id) ?? openPersonaMessage(draft, turn, at);
  if (written === '') markTimeline(draft, turn.id, 'firstTextAt', at);
  changePersonaMessage(draft, turn.id, (message) => ({ ...message, written: message.written + text }));
}

function openPersonaMessage(draft: Draft, turn: TurnIdentity, at: number): PersonaMessage {
  const message: PersonaMessage = {
    role: 'persona',
    id: personaMessageId(turn.id),
    turnId: turn.id,
    turnIndex: turn.index,
    written: '',
    heard: '',
    parts: [],
    withdrawn: [],
    endpointIds: [],
    finishReason: null,
    status: 'streaming',
    interrupted: false,
    createdAt: at,
    endedAt: null,
  };
  add(draft, message);
  return message;
}

/** Appends a part, or replaces the part with the same id. A part may arrive before any text. */
export function putPart(draft: Draft, turn: TurnIdentity, part: MessagePart, at: number): void {
  if (!findPersonaMessage(draft, turn.id)) openPersonaMessage(draft, turn, at);
  changePersonaMessage(draft, turn.id, (message) => {
    const index = message.parts.findLastIndex(({ id }) => id === part.id);
    const parts = index < 0 ? [...message.parts, part] : message.parts.with(index, part);
    return { ...message, parts };
  });
}

/** The most endpoint ids that are stored for one answer. Any further messages in it get our own ids. */
const MOST_IDS = 1_000;

export function addEndpointId(draft: Draft, turnId: string, added: EndpointMessageId): void {
  changePersonaMessage(draft, turnId, (message) => ({
    ...message,
    endpointIds: [...message.endpointIds, added].slice(0, MOST_IDS),
  }));
}

/** Moves the heard position forward to `length` characters of `written`, never backward. */
export function setHeard(draft: Draft, turnId: string, length: number): void {
  changePersonaMessage(draft, turnId, (message) =>
    length <= message.heard.length ? message : { ...message, heard: message.written.slice(0, length) },
  );
}

interface Closing extends Pick<PersonaMessage, 'finishReason'> {
  readonly status: 'done' | 'interrupted' | 'failed';
  readonly at: number;
}

export function closePersonaMessage(
  draft: Draft,
  turnId: string,
  { status, at, finishReason }: Closing,
): void {
  changePersonaMessage(draft, turnId, (message) => ({
    ...message,
    status,
    interrupted: status === 'interrupted',
    heard: status === 'done' ? message.written : message.heard,
    endedAt: at,
    finishReason,
  }));
}

/** Removes the text of an answer, and the answer if it contains nothing else. */
export function takeBackWords(draft: Draft, turnId: string): void {
  const { parts } = findPersonaMessage(draft, turnId) ?? { parts: [] };
  if (parts.length === 0)
    setView(draft, { transcript: removeFromLog(draft.view.transcript, personaMessageId(turnId)) });
  else changePersonaMessage(draft, turnId, (message) => ({ ...message, written: '', heard: '' }));
}

export function findPersonaMessage(draft: Draft, turnId: string): PersonaMessage | undefined {
  const id = personaMessageId(turnId);
  const found = findInLog(draft.view.transcript, (message) => message.id === id);
  return found?.role === 'persona' ? found : undefined;
}

function add(draft: Draft, message: TranscriptMessage): void {
  setView(draft, { transcript: insertIntoLog(draft.view.transcript, message, position) });
}

export function changePersonaMessage(
  draft: Draft,
  turnId: string,
  change: (message: PersonaMessage) => PersonaMessage,
): void {
  const transcript = replaceInLog(draft.view.transcript, personaMessageId(turnId), (message) =>
    message.role === 'persona' ? change(message) : message,
  );
  if (transcript !== draft.view.transcript) setView(draft, { transcript });
}
