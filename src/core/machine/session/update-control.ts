import type { PersonaUpdate } from '../../ports/persona-update.js';

/** An update that the app asked for. `update` is its number. */
export interface AskedUpdate {
  readonly update: number;
  readonly values: PersonaUpdate;
}

/** The updates of a persona. They outlive its sessions. */
export interface UpdateControl {
  /** The updates that were not refused, merged. Every new connection gets them. */
  readonly kept: PersonaUpdate;
  /** The attempt whose connection has received them. */
  readonly sentTo: number | null;
  /**
   * The update that waits for the service. There is one at a time, because the service's response does not name the
   * update. `update` is `null` for the settings of earlier updates, which a new connection gets first.
   */
  readonly flight: { readonly update: number | null; readonly values: PersonaUpdate } | null;
  readonly waiting: readonly AskedUpdate[];
}
