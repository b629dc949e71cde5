import { onDemand } from '../internal/on-demand.js';

/** The code of sessions, which is loaded at the first start and not with the page. */
export const voiceCode = onDemand(() => import('./voice-connection.js'));
export const sourceCode = onDemand(() => import('./source-connection.js'));

/** Returns the loaded code. */
export function loadedOf<Module>(code: { readonly loaded: () => Module | null }): Module {
  const module = code.loaded();
  if (module === null) throw new Error('connect() was called before load() had resolved.');
  return module;
}
