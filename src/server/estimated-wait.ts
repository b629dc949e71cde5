/** Asks Anam whether a session can start now. Loaded with the first question. */
import type { AnamConnection } from './anam/connection.js';
import { refusedByAnam } from './anam/anam-answer.js';
import { readConcurrency } from './anam/sessions.js';
import { createScrubber } from '../internal/secret-scrubber.js';
import { Refusal } from './refusal.js';

/**
 * Whether all sessions of the account are in use, and for how long, as far as Anam can tell. It is a hint: the number of
 * sessions can be too high for a moment, and only the start itself is exact.
 */
export interface SessionWait {
  readonly busy: boolean;
  /** Missing if Anam does not know it. 0 means soon. */
  readonly estimatedWaitSeconds?: number;
}

/** No plan has sessions that are longer. */
const LONGEST_SECONDS = 7_200;

/**
 * Returns Anam's estimate. The limit of the plan and the number of sessions stay on the server.
 * @throws Refusal
 */
export async function estimatedWait(api: AnamConnection, signal: AbortSignal): Promise<SessionWait> {
  const scrub = createScrubber([api.apiKey]);
  const status = await api.send('GET', '/v1/sessions/concurrency', undefined, signal, (response, text) => {
    if (!response.ok) throw refusedByAnam(response, scrub(text));
    const found = readConcurrency(parsed(text));
    if (found) return found;
    throw new Refusal(502, 'anam-failed', 'Anam did not tell how many sessions run.', {
      detail: scrub(text),
    });
  });
  if (status.canStartSession !== false) return { busy: false };
  const wait = status.estimatedWaitSeconds;
  const isKnown = typeof wait === 'number' && wait >= 0;
  return { busy: true, ...(isKnown && { estimatedWaitSeconds: Math.min(Math.ceil(wait), LONGEST_SECONDS) }) };
}

/**
 * Adds the estimate to a refusal because of the number of sessions. Returns every other refusal, and one without an
 * estimate, as it is.
 */
export async function withEstimate(
  refusal: Refusal,
  api: AnamConnection,
  signal: AbortSignal,
): Promise<Refusal> {
  const unknown: SessionWait = { busy: true };
  const { estimatedWaitSeconds } = await estimatedWait(api, signal).catch(() => unknown);
  if (estimatedWaitSeconds === undefined) return refusal;
  const { status, code, message, extras } = refusal;
  return new Refusal(status, code, message, { ...extras, estimatedWaitSeconds });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
