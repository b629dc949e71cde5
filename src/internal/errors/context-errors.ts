import { entry, notSetUp } from './error-entry.js';

/**
 * The error that parts and hooks throw. In its own file, so that a single part or hook does not bundle the other
 * errors.
 */
export const contextErrors = {
  'config-context': entry(notSetUp, 'Wrap this part in <PersonaProvider> or <PersonaChat>.'),
} as const;
