import { PersonaError } from '../../internal/persona-error.js';
import type { PersonaEffect } from '../machine/effect.js';
import { logItems } from '../machine/logs/grouped-log.js';
import type { TranscriptMessage } from '../machine/logs/message.js';
import type { CoreState } from '../machine/state.js';

/** A description of a state, one line per part, so that a test can list exactly what an event changes. */
export type ToldState = ReturnType<typeof tellState>;

function tellState({ view, control }: CoreState) {
  const { session, deadlines } = control;
  return {
    phase: `${session.phase} ${session.attempt}`,
    session: tell(view.session, 'status', 'reason', 'attempt', 'sessionId', 'error'),
    mode: view.mode,
    switching: view.switching ? tell(view.switching, 'status', 'from', 'to', 'error') : '',
    turn: tell(view.turn, 'status', 'turnId', 'outcome', 'error'),
    said: logItems(view.transcript).map(tellMessage),
    thoughts: logItems(view.reasoning).map((each) => tell(each, 'turnId', 'status', 'text')),
    calls: logItems(view.toolCalls).map((each) => tell(each, 'id', 'status', 'result')),
    queued: view.queuedTurnIds.join(' '),
    early: session.phase === 'preparing' ? session.early.map(({ turnId }) => turnId).join(' ') : '',
    pending: 'pending' in session ? session.pending.map(({ turnId }) => turnId).join(' ') : '',
    notes: control.notes.map(({ text }) => text).join(' '),
    interim: view.userInterim,
    userSpeaking: view.userSpeaking,
    microphone: tell(view.microphone, 'status', 'reason', 'deviceId'),
    muted: view.microphoneMuted,
    devices: tell(view.devices, 'microphoneId', 'speakerId'),
    media: view.media !== null,
    quality: view.connectionQuality,
    restoring: view.restoring,
    error: view.error?.code ?? '',
    deadlines: tell(deadlines, 'limit', 'idle', 'hidden'),
    ending: view.ending ? tell(view.ending, 'reason', 'endsAt') : '',
    closing: control.closing.join(' '),
    hidden: control.hidden,
    destroyed: control.destroyed,
    watches: Object.entries(control.watches)
      .filter(([, isOn]) => isOn)
      .map(([name]) => name)
      .join(' '),
  };
}

/** Returns the parts that differ, with their values from `after`. */
export function changesBetween(before: CoreState, after: CoreState): Partial<ToldState> {
  const old = tellState(before);
  const entries = Object.entries(tellState(after)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof ToldState]),
  );
  return Object.fromEntries(entries);
}

/** Describes an effect on one line: its type, then its data. */
export function tellEffect({ type, ...carried }: PersonaEffect): string {
  return [type, ...Object.values(carried).map(tellValue)].join(' ').trim();
}

/**
 * Describes a message, for example `persona (streaming): Hello there. | Hello`: the written text, then the heard part.
 */
const tellMessage = (message: TranscriptMessage): string =>
  message.role === 'user'
    ? `user: ${message.text}`
    : `persona (${message.status}): ${message.written} | ${message.heard}`;

const tell = (value: object, ...names: string[]): string =>
  names
    .map((name) => (value as Record<string, unknown>)[name])
    .filter((each) => each !== undefined && each !== null)
    .map(tellValue)
    .join(' ');

/** Describes an object by its distinguishing field. */
function tellValue(value: unknown): string {
  if (PersonaError.isInstance(value)) return value.code;
  if (Array.isArray(value)) return `[${value.map(tellValue).join(', ')}]`;
  if (typeof value === 'function') return 'load';
  if (typeof value !== 'object' || value === null) return String(value);
  if ('role' in value && 'content' in value) return `${String(value.role)}: ${String(value.content)}`;
  for (const name of ['outcome', 'id', 'deviceId', 'token'])
    if (name in value) return String((value as Record<string, unknown>)[name]);
  return JSON.stringify(value);
}
