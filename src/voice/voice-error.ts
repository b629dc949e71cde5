import { causeWords } from '../internal/cause-words.js';
import { voiceErrors } from '../internal/errors/voice-errors.js';
import { errorFactory, PersonaError } from '../internal/persona-error.js';

export const voiceError = errorFactory(voiceErrors);

/** Returns the error of the app's voice as a `PersonaError`. */
export function asVoiceError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  return voiceError('voice-failed', { message: `Your voice failed: ${causeWords(cause)}`, cause });
}
