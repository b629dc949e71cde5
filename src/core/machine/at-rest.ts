import { sessionLifeError } from './session-life-error.js';
import { storageLoadErrors } from '../../internal/errors/storage-load-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import { acceptLogs, abandonRestore, failRestore, forgetConversation, restore } from './conversation.js';
import type { RestContext } from './context.js';
import { emit, raiseError, setControl, setView, type Draft } from './draft.js';
import type { DeviceChoice } from './microphone/microphone-state.js';
import { keepNote } from './note.js';
import { cancelPreparation, keepForLater, prepare } from './preparation.js';
import type { PersonaEvent } from './event.js';

const storageError = errorFactory(storageLoadErrors);

/** Applies the rules while no session is open. @returns false for events that only a session handles */
export function applyAtRest(draft: Draft, event: PersonaEvent, context: RestContext): boolean {
  switch (event.type) {
    case 'session/start':
      prepare(draft, context);
      return true;
    case 'session/end':
      cancelPreparation(draft, context.at);
      settleEnd(draft);
      return true;
    case 'conversation/clear':
      cancelPreparation(draft, context.at);
      forgetConversation(draft);
      settleEnd(draft);
      return true;
    case 'persona/destroy':
      cancelPreparation(draft, context.at);
      abandonRestore(draft);
      setControl(draft, { destroyed: true });
      settleEnd(draft);
      return true;
    case 'conversation/restore':
      restore(draft, event);
      return true;
    case 'turn/ask':
    case 'turn/say':
      keepForLater(draft, event);
      return true;
    default:
      return applySetting(draft, event, context);
  }
}

/** Handles settings for later sessions, and loading. */
function applySetting(draft: Draft, event: PersonaEvent, context: RestContext): boolean {
  switch (event.type) {
    case 'mode/set':
      if (draft.view.mode !== event.mode) setView(draft, { mode: event.mode });
      emit(draft, { type: 'promise/resolve', key: `mode ${event.mode}` });
      return true;
    case 'context/add':
      keepNote(draft, event.text);
      return true;
    case 'devices/choose':
      chooseForLater(draft, event.choice);
      return true;
    case 'microphone/mute':
      if (draft.view.microphoneMuted !== event.muted) setView(draft, { microphoneMuted: event.muted });
      return true;
    default:
      return applyError(draft, event) || applyLoading(draft, event, context);
  }
}

function chooseForLater(draft: Draft, choice: Partial<DeviceChoice>): void {
  const { devices } = draft.view;
  const { microphoneId, speakerId } = { ...devices, ...choice };
  if (microphoneId !== devices.microphoneId || speakerId !== devices.speakerId)
    setView(draft, { devices: { microphoneId, speakerId } });
}

/** Rules that apply with and without a session. */
export function applyError(draft: Draft, event: PersonaEvent): boolean {
  switch (event.type) {
    case 'error/raise':
      raiseError(draft, event.error);
      return true;
    case 'error/dismiss':
      if (draft.view.error) setView(draft, { error: null });
      return true;
    default:
      return false;
  }
}

function applyLoading(draft: Draft, event: PersonaEvent, { at }: RestContext): boolean {
  const { session } = draft.control;
  switch (event.type) {
    case 'code/loaded':
      if (session.phase === 'preparing') setControl(draft, { session: { ...session, codeLoaded: true } });
      return true;
    case 'code/failed':
      cancelPreparation(draft, at, event.error);
      return true;
    case 'conversation/loaded':
      acceptLogs(draft, event.restore, event.earlier);
      return true;
    case 'conversation/failed':
      failRestore(draft, event.restore, event.cause);
      return true;
    case 'timer/fired':
      return applyLoadingTimer(draft, event.name, at);
    default:
      return false;
  }
}

/**
 * Handles the end of the wait: a start continues if only the earlier conversation is missing, and fails if the code is
 * missing.
 */
function applyLoadingTimer(draft: Draft, name: string, at: number): boolean {
  const { session, restore: pending } = draft.control;
  if (name !== 'restore' && (name !== 'start' || session.phase !== 'preparing')) return false;
  if (pending !== null && (name === 'restore' || (session.phase === 'preparing' && session.codeLoaded))) {
    const message = 'The earlier conversation was not loaded in time.';
    failRestore(draft, pending, storageError('storage-load', { message }));
  } else if (session.phase === 'preparing') {
    const message = 'A part of anam-react did not load in time.';
    cancelPreparation(draft, at, sessionLifeError('session-timeout', { message }));
  }
  return true;
}

/** Settles `end()`, `clear()` and `destroy()` once every connection is closed. */
export function settleEnd(draft: Draft): void {
  if (draft.control.closing.length === 0) emit(draft, { type: 'promise/resolve', key: 'end' });
}
