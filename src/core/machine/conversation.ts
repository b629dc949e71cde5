import type { PersonaError } from '../../internal/persona-error.js';
import { emit, raiseError, setControl, setView, type Draft } from './draft.js';
import type { PersonaCommand } from './command.js';
import { lastSessionOf } from './logs/service-thought-id.js';
import { initialLogs, type ConversationLogs } from './persona-state.js';
import { conversationControl, type PendingRestore } from './state.js';

/** How long a start waits for an earlier conversation, in ms. After that, the session starts without it. */
const RESTORE_TIMEOUT_MS = 10_000;

type RestoreCommand = Extract<PersonaCommand, { type: 'conversation/restore' }>;

/**
 * Allowed only in an empty conversation. A later call replaces one that is in progress, but not that of
 * `advanced.conversation`: if that is damaged, nothing must be saved over what is stored.
 */
export function restore(draft: Draft, { restore: number, load, isGiven = false }: RestoreCommand): void {
  const { session, destroyed, restore: pending } = draft.control;
  if (pending?.isGiven)
    return setControl(draft, { restore: { ...pending, joined: [...pending.joined, number] } });
  abandonRestore(draft);
  if (session.phase !== 'closed' || destroyed || draft.view.transcript.size > 0)
    return resolveRestores(draft, [number], false);
  setControl(draft, { restore: { number, isGiven, joined: [] } });
  setView(draft, { restoring: true });
  emit(draft, { type: 'conversation/load', restore: number, load });
  emit(draft, { type: 'timer/set', name: 'restore', ms: RESTORE_TIMEOUT_MS });
}

export function acceptLogs(draft: Draft, number: number, logs: ConversationLogs | null): void {
  const pending = endRestore(draft, number);
  if (!pending) return;
  if (logs) {
    setView(draft, logs);
    const { session } = draft.control;
    const attempt = Math.max(session.attempt, lastSessionOf(logs.reasoning));
    setControl(draft, {
      session: { ...session, attempt },
      nextTurnIndex: conversationControl(draft.view).nextTurnIndex,
    });
  }
  resolveRestores(draft, [number], logs !== null);
  resolveRestores(draft, pending.joined, false);
}

export function failRestore(draft: Draft, number: number, cause: unknown): void {
  const pending = endRestore(draft, number);
  if (!pending) return;
  for (const each of [number, ...pending.joined])
    emit(draft, { type: 'promise/reject', key: `restore ${each}`, cause });
  // Nobody holds the promise of `advanced.conversation`.
  if (pending.isGiven) raiseError(draft, cause as PersonaError);
}

/** Drops the result of the call that is in progress. */
export function abandonRestore(draft: Draft): void {
  const pending = endRestore(draft, draft.control.restore?.number);
  if (pending) resolveRestores(draft, [pending.number, ...pending.joined], false);
}

/** @returns `null` for the result of an earlier call */
function endRestore(draft: Draft, number: number | undefined): PendingRestore | null {
  const { restore: pending } = draft.control;
  if (pending?.number !== number || !pending) return null;
  setControl(draft, { restore: null });
  setView(draft, { restoring: false });
  emit(draft, { type: 'timer/end', owner: 'conversation' });
  return pending;
}

function resolveRestores(draft: Draft, numbers: readonly number[], value: boolean): void {
  for (const number of numbers) emit(draft, { type: 'promise/resolve', key: `restore ${number}`, value });
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
