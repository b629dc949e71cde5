import { hadProblem } from '../internal/errors/error-entry.js';
import { PersonaError } from '../internal/persona-error.js';
import type { LlmErrorInfo } from './llm-error-info.js';
import type * as whenItFails from './when-it-fails.js';

type FailureCode = typeof whenItFails;

export const failureCode = (): Promise<FailureCode> => import('./when-it-fails.js');

/** Time limit for loading the code that explains an error. */
const LOAD_MS = 5000;

/**
 * Creates the error, or returns `cause` if it is a `PersonaError`. Messages and redaction are loaded here and passed to
 * `explain`, because an app needs them only after an error. If they cannot be loaded, for example offline, the error has
 * only its code and quotes nothing. Never rejects. An abort of `signal` ends the wait.
 */
export function explained(
  info: LlmErrorInfo,
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
    const giveUp = () => end(unexplained(info));
    const timer = setTimeout(giveUp, LOAD_MS);
    signal.addEventListener('abort', giveUp);
    load().then(explain).then(end, giveUp);
  });
}

/** Errors that a retry does not fix, as in the error table. */
const lasting = /unauthorized|not-|invalid|protocol|quota|context|filtered|unsupported/;

function unexplained({ code, status }: LlmErrorInfo): PersonaError {
  const lasts = lasting.test(code);
  const entry = {
    userMessage: hadProblem,
    advice: 'Look up the code.',
    retry: lasts ? 'never' : code === 'llm-rate-limited' ? { afterMs: 5000 } : 'now',
    action: lasts ? 'none' : 'ask-again',
  } as const;
  return new PersonaError(code, `Model request failed: ${code}.`, entry, status ? { status } : {});
}
