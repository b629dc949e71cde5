import { sessionLifeErrors } from './errors/session-life-errors.js';
import { errorFactory } from './persona-error.js';

const loadError = errorFactory(sessionLifeErrors);

/** A module that is loaded on first use. */
export interface OnDemand<Module> {
  /** The module, or `null` until it is loaded. */
  readonly loaded: () => Module | null;
  /** Loads the module. @throws PersonaError `session-load`; the next call tries again */
  readonly load: () => Promise<Module>;
}

export function onDemand<Module>(importModule: () => Promise<Module>): OnDemand<Module> {
  let loaded: Module | null = null;
  return {
    loaded: () => loaded,
    load: async () => {
      try {
        return (loaded ??= await importModule());
      } catch (cause) {
        throw loadError('session-load', { message: 'A part of anam-react did not load.', cause });
      }
    },
  };
}
