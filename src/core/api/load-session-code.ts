import { sessionLifeError } from '../machine/session-life-error.js';
import type * as SessionCodeModule from './session-code.js';

let loaded: typeof SessionCodeModule | null = null;

/** The code that runs sessions and turns, if it has been loaded. */
export const loadedSessionCode = (): typeof SessionCodeModule | null => loaded;

/** @throws PersonaError `session-load`; the next call tries again. */
export async function loadSessionCode(): Promise<typeof SessionCodeModule> {
  try {
    loaded ??= await import('./session-code.js');
    return loaded;
  } catch (cause) {
    throw sessionLifeError('session-load', { message: 'A part of anam-react could not be loaded.', cause });
  }
}
