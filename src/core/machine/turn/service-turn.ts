import { emit, type Draft } from '../draft.js';
import { callsOfTurn, isWaitedFor } from './tool-calls.js';

/** How long Anam's model may take from its last activity to the first word. */
export const SERVICE_ANSWER_MS = 60_000;
/** After this time, the speech of Anam's own model counts as ended even if its end was not reported. */
const SERVICE_SILENCE_MS = 20_000;

/**
 * Restarts the wait on a sign that Anam's model is working: a growing thought, or a call that begins or ends. A page
 * tool has its own limit, and the idle limit applies to a call that waits for the user. The end of a tool that the
 * service runs may never be reported (T19), so this timer keeps running for such tools.
 */
export function keepServiceWaiting(draft: Draft): void {
  const { running } = draft.control;
  if (running?.by !== 'service') return;
  const isOccupied = callsOfTurn(draft, running.id).some(isWaitedFor);
  if (isOccupied) return emit(draft, { type: 'timer/clear', name: 'turn-silence' });
  const ms = running.firstTextAt === null ? SERVICE_ANSWER_MS : SERVICE_SILENCE_MS;
  emit(draft, { type: 'timer/set', name: 'turn-silence', ms });
}
