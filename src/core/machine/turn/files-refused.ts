import { inputErrors } from '../../../internal/errors/input-errors.js';
import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';

const inputError = errorFactory(inputErrors);

/** The error for files in server mode: Anam's data channel carries text only. */
export const filesRefused = (files: readonly unknown[] = []): PersonaError | null =>
  files.length === 0
    ? null
    : inputError('turn-file-refused', { message: 'Files cannot be sent in server mode.' });
