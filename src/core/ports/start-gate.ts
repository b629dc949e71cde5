/** Decides when a persona may start and read a saved conversation, for example after the user's consent. */
export interface StartGate {
  /**
   * Calls `begin` as soon as it is allowed, and returns its result; in the order of the calls. `asks`: the user is asked
   * now, and the call can be cancelled.
   * @throws PersonaError `session-stopped` if it was cancelled
   */
  readonly pass: <Value>(begin: () => Promise<Value>, asks?: boolean) => Promise<Value>;
  /** Rejects the calls that wait and ask. */
  readonly cancel: () => void;
}

/** Loads the gate of a persona, by its store, which is the same in every wrapper of a persona. */
export const startGates = new WeakMap<object, () => Promise<StartGate>>();
