import { causeWords } from '../../internal/cause-words.js';
import { sessionLifeErrors } from '../../internal/errors/session-life-errors.js';
import { onDemand } from '../../internal/on-demand.js';
import { errorFactory, PersonaError } from '../../internal/persona-error.js';
import type * as whenAStartFails from './when-a-start-fails.js';

type FailureCode = typeof whenAStartFails;

export const failureCode = onDemand(() => import('./when-a-start-fails.js'));

const loadError = errorFactory(sessionLifeErrors);

/**
 * Returns `cause` if it is a `PersonaError`, otherwise the error that `explain` creates from it. The code for `explain`
 * is loaded with the first error. If it cannot be loaded, the error is `session-load` and quotes the cause. Never
 * rejects.
 */
export async function explainStart(
  cause: unknown,
  explain: (code: FailureCode) => PersonaError = ({ startError }) => startError(cause),
  code = failureCode,
): Promise<PersonaError> {
  if (PersonaError.isInstance(cause)) return cause;
  try {
    return explain(code.loaded() ?? (await code.load()));
  } catch {
    const words = causeWords(cause);
    return loadError('session-load', {
      message: `The session could not be started (${words}), and the code that explains why could not be loaded.`,
      cause,
    });
  }
}
