import { modeErrors } from '../../../internal/errors/mode-errors.js';
import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';
import type { ModeRules } from '../context.js';
import { emit, raiseError, setView, type Draft } from '../draft.js';
import type { ModeSwitch, PersonaMode } from '../persona-state.js';
import { authorize, beginAttempt, forgetLastTurn, leaveSession } from './session-attempt.js';
import { isOpen } from './session-control.js';
import { setSession } from './session-draft.js';
import { stoppedDuringSwitch } from './session-error.js';

const modeError = errorFactory(modeErrors);

/**
 * The service may still count the old session after its connection has closed. The retries last 13 s in total; each
 * delay is twice the previous one.
 */
const FIRST_BUSY_RETRY_MS = 100;
const MAX_BUSY_RETRIES = 7;

const otherMode = (mode: PersonaMode): PersonaMode => (mode === 'client' ? 'server' : 'client');

/**
 * Changes who calls the model. Replaces an open session in any phase with a new one. The status changes directly to
 * `authorizing`, without `ended`, because the conversation continues.
 */
function changeMode(draft: Draft, mode: PersonaMode, startMs: number, at: number): void {
  const { view, control } = draft;
  replaceOther(draft, mode);
  if (view.mode === mode) return view.switching ? undefined : settleMode(draft);
  if (!isOpen(control.session)) {
    setView(draft, { mode });
    return settleMode(draft);
  }
  const { switching } = view;
  // Switching back during a switch cancels it and is not a new switch.
  const isBack = switching?.status === 'switching';
  reopen(
    draft,
    isBack
      ? { from: switching.from, to: switching.to, status: 'returning' }
      : { from: view.mode, to: mode, status: 'switching' },
    startMs,
    at,
  );
}

/** Rejects the promise for the other mode, with the error of a failed switch if there is one. */
function replaceOther(draft: Draft, mode: PersonaMode): void {
  const message = `Replaced by setMode('${mode}').`;
  const cause = draft.view.switching?.error ?? modeError('mode-replaced', { message });
  emit(draft, { type: 'promise/reject', key: `mode ${otherMode(mode)}`, cause });
}

/** Resolves the promise for the current mode. */
function settleMode(draft: Draft): void {
  emit(draft, { type: 'promise/resolve', key: `mode ${draft.view.mode}` });
}

/** Ends the switch when the session is live: it has succeeded or was undone. */
function endSwitch(draft: Draft): void {
  const { switching, mode } = draft.view;
  if (switching) setView(draft, { switching: null });
  settleMode(draft);
  const cause = switching?.error ?? stoppedDuringSwitch();
  emit(draft, { type: 'promise/reject', key: `mode ${otherMode(mode)}`, cause });
}

/** After a failed switch, returns to the previous mode. @returns false if there is no switch to undo */
function returnFromSwitch(draft: Draft, cause: PersonaError, startMs: number, at: number): boolean {
  const { switching } = draft.view;
  if (switching?.status !== 'switching') return false;
  const message = `The switch from ${switching.from} to ${switching.to} mode failed: ${cause.message}`;
  const error = modeError('mode-failed', { message, cause, ...cause.data });
  reopen(draft, { ...switching, status: 'returning', error }, startMs, at);
  raiseError(draft, error);
  return true;
}

/** Waits if our own old session still occupies the slot. @returns whether the new session is tried again */
function waitForSlot(draft: Draft, error: PersonaError): boolean {
  const { session } = draft.control;
  if (session.phase !== 'authorizing' && session.phase !== 'connecting') return false;
  const { attempt, renewal, pending, tokenRetried, busyRetries } = session;
  if (!draft.view.switching || error.code !== 'session-busy' || busyRetries >= MAX_BUSY_RETRIES) return false;
  const again = { attempt, renewal, pending, tokenRetried, busyRetries: busyRetries + 1 };
  setSession(draft, { phase: 'authorizing', ...again });
  emit(draft, { type: 'timer/set', name: 'busy-slot', ms: FIRST_BUSY_RETRY_MS * 2 ** busyRetries });
  return true;
}

function retrySlot(draft: Draft, at: number): void {
  if (draft.control.session.phase === 'authorizing') authorize(draft, at);
}

/** Undoes the switch, because the session ended during it. */
function forgetSwitch(draft: Draft): void {
  const { switching, mode } = draft.view;
  const cause = switching?.error ?? stoppedDuringSwitch();
  for (const each of [mode, otherMode(mode)])
    emit(draft, { type: 'promise/reject', key: `mode ${each}`, cause });
  if (switching) setView(draft, { mode: switching.from, switching: null });
}

function reopen(draft: Draft, switching: ModeSwitch, startMs: number, at: number): void {
  leaveSession(draft, at);
  setView(draft, { switching, mode: switching.status === 'switching' ? switching.to : switching.from });
  setView(draft, { session: { status: 'authorizing', since: at } });
  forgetLastTurn(draft);
  beginAttempt(draft, { timeoutMs: startMs }, at);
}

export const modeRules: ModeRules = {
  change: changeMode,
  end: endSwitch,
  goBack: returnFromSwitch,
  waitForSlot,
  retrySlot,
  forget: forgetSwitch,
};
