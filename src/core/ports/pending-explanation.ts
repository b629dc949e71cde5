import type { PersonaError } from '../../internal/persona-error.js';

/** Thrown by `connect` of a port that loads the code for explaining its errors only when an error occurs. */
export class PendingExplanation extends Error {
  /** @param explained never rejects */
  constructor(readonly explained: Promise<PersonaError>) {
    super('The error is being explained.');
  }
}
