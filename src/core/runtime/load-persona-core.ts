import type * as PersonaCoreModule from './persona-core.js';
import { sessionError } from '../machine/session/session-error.js';

let loaded: typeof PersonaCoreModule | null = null;

/** The part that runs sessions and turns, if the page has needed it before. */
export const loadedPersonaCore = (): typeof PersonaCoreModule | null => loaded;

/** @throws PersonaError `session-load`; the next call tries again. */
export async function loadPersonaCore(): Promise<typeof PersonaCoreModule> {
  try {
    loaded ??= await import('./persona-core.js');
    return loaded;
  } catch (cause) {
    throw sessionError('session-load', { message: 'A part of anam-react could not be loaded.', cause });
  }
}
