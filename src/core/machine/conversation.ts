import { emit, setControl, setView, type Draft } from './draft.js';
import type { PersonaCommand } from './command.js';
import { initialLogs, type ConversationLogs } from './persona-state.js';
import { conversationControl } from './state.js';

/** How long a start waits for an earlier conversation, ms: it is better to talk without it than not at all. */
const RESTORE_TIMEOUT_MS = 10_000;

type RestoreCommand = Extract<PersonaCommand, { type: 'conversation/restore' }>;

/** Only before anything is said; a later call takes the place of one that is under way. */
export function restore(draft: Draft, { restore: number, load }: RestoreCommand): void {
  const { session, destroyed } = draft.control;
  abandonRestore(draft);
  if (session.phase !== 'closed' || destroyed || draft.view.transcript.size > 0)
    return emit(draft, { type: 'promise/resolve', key: `restore ${number}`, value: false });
  setControl(draft, { restore: number });
  setView(draft, { restoring: true });
  emit(draft, { type: 'conversation/load', restore: number, load });
  emit(draft, { type: 'timer/set', name: 'restore', ms: RESTORE_TIMEOUT_MS });
}

export function acceptLogs(draft: Draft, number: number, logs: ConversationLogs | null): void {
  if (number !== draft.control.restore) return;
  endRestore(draft);
  if (logs) {
    setView(draft, logs);
    setControl(draft, { nextTurnIndex: conversationControl(draft.view).nextTurnIndex });
  }
  emit(draft, { type: 'promise/resolve', key: `restore ${number}`, value: logs !== null });
}

export function failRestore(draft: Draft, number: number, cause: unknown): void {
  if (number !== draft.control.restore) return;
  endRestore(draft);
  emit(draft, { type: 'promise/reject', key: `restore ${number}`, cause });
}

/** Whatever it brings is not wanted any more. */
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

/** Nothing of what was said is left, here or in a restore that is still under way. */
export function forgetConversation(draft: Draft): void {
  abandonRestore(draft);
  // A new log even if it was empty, so that storages notice that the conversation was cleared.
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
