import { entry, notSetUp } from './error-entry.js';

/** The one that parts and hooks raise; apart, so that one of them alone does not carry the rest. */
export const contextErrors = {
  'config-context': entry(notSetUp, 'Wrap this part in <PersonaProvider> or <PersonaChat>.'),
} as const;
