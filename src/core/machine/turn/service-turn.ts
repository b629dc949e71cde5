import { emit, type Draft } from '../draft.js';
import { callsOfTurn, isWaitedFor } from './tool-calls.js';

/** How long Anam's model may take to the first word, from its last activity. */
export const SERVICE_ANSWER_MS = 60_000;
/** Speech of Anam's own model whose end is not reported counts as ended after this. */
const SERVICE_SILENCE_MS = 20_000;

/**
 * Something shows that Anam's model works on its answer: a thought that grows, a call that begins or ends. A tool of the
 * page has a limit of its own, and for a call that waits for the user the idle limit counts. A tool that the service runs
 * may never be reported as ended (T19), so this timer goes on for those.
 */
export function keepServiceWaiting(draft: Draft): void {
  const { running } = draft.control;
  if (running?.by !== 'service') return;
  const isOccupied = callsOfTurn(draft, running.id).some(isWaitedFor);
  if (isOccupied) return emit(draft, { type: 'timer/clear', name: 'turn-silence' });
  const ms = running.firstTextAt === null ? SERVICE_ANSWER_MS : SERVICE_SILENCE_MS;
  emit(draft, { type: 'timer/set', name: 'turn-silence', ms });
}
