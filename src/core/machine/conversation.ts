import type { PersonaError } from '../../internal/persona-error.js';
import { emit, raiseError, setControl, setView, type Draft } from './draft.js';
import type { EarlierConversation, PersonaCommand } from './command.js';
import { initialLogs } from './persona-state.js';
import { conversationControl, GIVEN_RESTORE } from './state.js';

/** How long a start waits for an earlier conversation, in ms. After that, the session starts without it. */
const RESTORE_TIMEOUT_MS = 10_000;

type RestoreCommand = Extract<PersonaCommand, { type: 'conversation/restore' }>;

/**
 * Begins a restore. Allowed only in an empty conversation, except for `advanced.conversation`, which is already shown
 * when this checks it. A later call replaces one that is in progress.
 */
export function restore(draft: Draft, { restore: number, load }: RestoreCommand): void {
  const { session, destroyed } = draft.control;
  abandonRestore(draft);
  const isAllowed = number === GIVEN_RESTORE || draft.view.transcript.size === 0;
  if (session.phase !== 'closed' || destroyed || !isAllowed)
    return emit(draft, { type: 'promise/resolve', key: `restore ${number}`, value: false });
  setControl(draft, { restore: number });
  setView(draft, { restoring: true });
  emit(draft, { type: 'conversation/load', restore: number, load });
  emit(draft, { type: 'timer/set', name: 'restore', ms: RESTORE_TIMEOUT_MS });
}

export function acceptLogs(draft: Draft, number: number, earlier: EarlierConversation | null): void {
  if (number !== draft.control.restore) return;
  endRestore(draft);
  if (earlier) {
    setView(draft, earlier.logs);
    const { session } = draft.control;
    const attempt = Math.max(session.attempt, earlier.lastSession);
    setControl(draft, {
      session: { ...session, attempt },
      nextTurnIndex: conversationControl(draft.view).nextTurnIndex,
    });
  }
  // A call that waited for `advanced.conversation` has restored nothing itself.
  const value = earlier !== null && number !== GIVEN_RESTORE;
  emit(draft, { type: 'promise/resolve', key: `restore ${number}`, value });
}

export function failRestore(draft: Draft, number: number, cause: unknown): void {
  if (number !== draft.control.restore) return;
  endRestore(draft);
  emit(draft, { type: 'promise/reject', key: `restore ${number}`, cause });
  if (number !== GIVEN_RESTORE) return;
  setView(draft, initialLogs);
  raiseError(draft, cause as PersonaError);
}

/** Drops the result of the call that is in progress. */
export function abandonRestore(draft: Draft): void {
  const { restore: number } = draft.control;
  if (number === null) return;
  endRestore(draft);
  emit(draft, { type: 'promise/resolve', key: `restore ${number}`, value: false });
}

function endRestore(draft: Draft): void {
  setControl(draft, { restore: null });
  setView(draft, { restoring: false });
  emit(draft, { type: 'timer/end', owner: 'conversation' });
}

/** Deletes the conversation, and drops the result of a restore that is in progress. */
export function forgetConversation(draft: Draft): void {
  abandonRestore(draft);
  // Creates a new log even if the old one is empty, so that storage adapters notice the change.
  const transcript = { groups: [], size: 0 };
  setView(draft, {
    ...initialLogs,
    transcript,
    session: { status: 'idle' },
    turn: { status: 'none' },
    queuedTurnIds: [],
    error: null,
  });
  setControl(draft, conversationControl(draft.view));
}
