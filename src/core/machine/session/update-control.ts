import type { PersonaUpdate } from '../../ports/persona-update.js';

/** An update that the app asked for. `update` is its number. */
export interface AskedUpdate {
  readonly update: number;
  readonly values: PersonaUpdate;
}

/** The updates of a persona. They outlive its sessions. */
export interface UpdateControl {
  /** The settings that were not refused, merged. Every new connection gets them. */
  readonly kept: PersonaUpdate;
  /** The attempt whose connection has them. */
  readonly sentTo: number | null;
  /**
   * The update that waits for the service. One at a time, because the answer of the service names none. `update` is `null` for the
   * settings of earlier updates, which a new connection gets first.
   */
  readonly flight: { readonly update: number | null; readonly values: PersonaUpdate } | null;
  readonly waiting: readonly AskedUpdate[];
}
