import { microphoneLifeErrors } from '../../../internal/errors/microphone-life-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';

const microphoneError = errorFactory(microphoneLifeErrors);

/** A silence shorter than this is ignored: a headset is briefly silent while it changes its profile. */
export const SILENCE_MS = 2_000;

export const noSound = () => microphoneError('microphone-silent', { message: 'Its track is muted.' });
