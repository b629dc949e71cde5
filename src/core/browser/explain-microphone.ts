import { causeWords } from '../../internal/cause-words.js';
import { microphoneLifeErrors } from '../../internal/errors/microphone-life-errors.js';
import { onDemand } from '../../internal/on-demand.js';
import { errorFactory, PersonaError } from '../../internal/persona-error.js';

export const problemCode = onDemand(() => import('./microphone-problem.js'));

const microphoneError = errorFactory(microphoneLifeErrors);

/**
 * Returns why the microphone could not be opened. The code that explains it is loaded with the first such error; if it
 * cannot be loaded, the error is `microphone-not-connected` and quotes the cause. Never rejects.
 */
export async function explainMicrophone(cause: unknown, code = problemCode): Promise<PersonaError> {
  if (PersonaError.isInstance(cause)) return cause;
  try {
    const { toMicrophoneError } = code.loaded() ?? (await code.load());
    return await toMicrophoneError(cause);
  } catch {
    const words = causeWords(cause);
    return microphoneError('microphone-not-connected', {
      message: `The microphone could not be opened (${words}), and the code that explains why could not be loaded.`,
      cause,
    });
  }
}
