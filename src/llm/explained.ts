import { hadProblem } from '../internal/errors/error-entry.js';
import { PersonaError } from '../internal/persona-error.js';
import type { LlmErrorInfo } from './llm-error-info.js';
import type * as whenItFails from './when-it-fails.js';

type FailureCode = typeof whenItFails;

export const failureCode = (): Promise<FailureCode> => import('./when-it-fails.js');

/** How long the code that explains an error may take to load. */
const LOAD_MS = 5000;

/**
 * The error for a fault, or `cause` when it is one already. `explain` gets the sentences and what takes secrets out of
 * foreign words, which are loaded here: an app whose answers succeed never needs them. Without them, as when the network is gone, the error has its
 * code and no foreign word. Never rejects; an abort of `signal` ends the wait.
 */
export function explained(
  fault: LlmErrorInfo,
  cause: unknown,
  signal: AbortSignal,
  explain: (code: FailureCode) => PersonaError,
  load = failureCode,
): Promise<PersonaError> {
  if (PersonaError.isInstance(cause)) return Promise.resolve(cause);
  return new Promise((resolve) => {
    const end = (error: PersonaError) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      resolve(error);
    };
    const giveUp = () => end(unexplained(fault));
    const timer = setTimeout(giveUp, LOAD_MS);
    signal.addEventListener('abort', giveUp);
    load().then(explain).then(end, giveUp);
  });
}

/** Waits for a developer; the other errors can pass. As in the table of errors. */
const lasting = /unauthorized|not-found|invalid|protocol/;

function unexplained({ code, status }: LlmErrorInfo): PersonaError {
  const lasts = lasting.test(code);
  const entry = {
    userMessage: hadProblem,
    advice: 'Look up the code: its explanation could not be loaded.',
    retry: lasts ? 'never' : code === 'llm-rate-limited' ? { afterMs: 5000 } : 'now',
    action: lasts ? 'none' : 'ask-again',
  } as const;
  return new PersonaError(code, `The model request failed: ${code}.`, entry, status ? { status } : {});
}
