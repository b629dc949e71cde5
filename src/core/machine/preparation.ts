import { sessionLifeError } from './session-life-error.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { TurnCommand } from './command.js';
import type { RestContext } from './context.js';
import { emit, setControl, setView, type Draft } from './draft.js';

/**
 * Begins a start, which waits for the session code and for an earlier conversation. The status is `authorizing`
 * immediately.
 */
export function prepare(draft: Draft, { at, timeouts }: RestContext): void {
  const { session, destroyed } = draft.control;
  if (session.phase !== 'closed' || destroyed) return;
  const { attempt } = session;
  setControl(draft, { session: { phase: 'preparing', attempt, codeLoaded: false, early: [] } });
  setView(draft, {
    session: { status: 'authorizing', since: at },
    turn: { status: 'none' },
    error: null,
  });
  emit(draft, { type: 'timer/set', name: 'start', ms: timeouts.startMs });
  emit(draft, { type: 'code/load' });
}

/**
 * Stores input that arrives during a start, so that its turn begins once the session is live. Without a start, it is
 * refused.
 */
export function keepForLater(draft: Draft, command: TurnCommand): void {
  const { session } = draft.control;
  if (session.phase === 'preparing')
    setControl(draft, { session: { ...session, early: [...session.early, command] } });
  else dropTurn(draft, command.turnId);
}

/** Ends a start that was cancelled or has failed. Does nothing if none is in progress. */
export function cancelPreparation(draft: Draft, at: number, error?: PersonaError): void {
  const { session } = draft.control;
  if (session.phase !== 'preparing') return;
  for (const { turnId } of session.early) dropTurn(draft, turnId);
  setControl(draft, { session: { phase: 'closed', attempt: session.attempt } });
  emit(draft, { type: 'timer/end', owner: 'attempt' });
  const ended = { status: 'ended', since: at } as const;
  setView(draft, { session: error ? { ...ended, reason: 'error', error } : { ...ended, reason: 'user' } });
  if (error) emit(draft, { type: 'error/report', error });
  const message = 'The session was ended before it was live.';
  const cause = error ?? sessionLifeError('session-stopped', { message });
  emit(draft, { type: 'promise/reject', key: 'start', cause });
}

function dropTurn(draft: Draft, turnId: string): void {
  const value = { turnId, outcome: 'interrupted' };
  emit(draft, { type: 'promise/resolve', key: `turn ${turnId}`, value });
}
