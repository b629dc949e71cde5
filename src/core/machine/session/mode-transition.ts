import { modeErrors } from '../../../internal/errors/mode-errors.js';
import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';
import { raiseError, setSessionControl, setView, type Draft } from '../core-state.js';
import type { ModeSwitch, PersonaMode } from '../persona-state.js';
import { authorize, beginAttempt, forgetLastTurn, leaveSession } from './session-attempt.js';

const modeError = errorFactory(modeErrors);

/** The service may count the old session after its connection has gone: 13 s of tries, each after twice the wait. */
const FIRST_BUSY_RETRY_MS = 100;
const MAX_BUSY_RETRIES = 7;

/**
 * The other one calls the model from now on. An open session is given up for a new one, whatever point it is at; the
 * machine goes from there to `authorizing` without an end, since the conversation goes on.
 */
export function changeMode(draft: Draft, mode: PersonaMode, at: number): void {
  const { view, control } = draft;
  if (view.mode === mode) return;
  if (!control.session.open) return setView(draft, { mode });
  const { switching } = view;
  // Back to where it came from is no new switch, and has nowhere to return to.
  const isBack = switching?.status === 'switching';
  reopen(
    draft,
    isBack ? { ...switching, status: 'returning' } : { from: view.mode, to: mode, status: 'switching' },
    at,
  );
}

/** A switch failed: back to the mode that worked. @returns false when there is none to go back to. */
export function returnFromSwitch(draft: Draft, cause: PersonaError, at: number): boolean {
  const { switching } = draft.view;
  if (switching?.status !== 'switching') return false;
  const message = `The switch from ${switching.from} to ${switching.to} mode failed: ${cause.message}`;
  const error = modeError('mode-failed', { message, cause, ...cause.data });
  reopen(draft, { ...switching, status: 'returning' }, at);
  raiseError(draft, error);
  return true;
}

/** Our own old session may be what keeps the new one out. @returns whether it is tried again. */
export function waitForSlot(draft: Draft, error: PersonaError): boolean {
  const { busyRetries } = draft.control.session;
  if (!draft.view.switching || error.code !== 'session-busy' || busyRetries >= MAX_BUSY_RETRIES) return false;
  setSessionControl(draft, { busyRetries: busyRetries + 1, token: null });
  draft.effects.push({ type: 'timer/set', name: 'busy-slot', ms: FIRST_BUSY_RETRY_MS * 2 ** busyRetries });
  return true;
}

export function retrySlot(draft: Draft, at: number): void {
  if (draft.control.session.open) authorize(draft, at);
}

/** A switch that is stopped has not happened. */
export function forgetSwitch(draft: Draft): void {
  const { switching } = draft.view;
  if (switching) setView(draft, { mode: switching.from, switching: null });
}

function reopen(draft: Draft, switching: ModeSwitch, at: number): void {
  const { startTimeoutMs } = draft.control.session;
  leaveSession(draft, at);
  setView(draft, { switching, mode: switching.status === 'switching' ? switching.to : switching.from });
  setView(draft, { session: { status: 'authorizing', since: at } });
  forgetLastTurn(draft);
  beginAttempt(draft, { startTimeoutMs }, at);
}
