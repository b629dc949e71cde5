import type { Persona, PersonaMode } from '../../core/index.js';

export interface ModeProps {
  /** Controls the mode: `setMode` and the toggle only call `onModeChange`. Without `onModeChange` the mode is fixed. */
  readonly mode?: PersonaMode | undefined;
  /** Called when the mode has changed or is requested; also when a switch failed and returned to the previous mode. */
  readonly onModeChange?: ((mode: PersonaMode) => void) | undefined;
}

/** Connects the latest props of a provider with the mode of its persona. */
export class ModeControl {
  #props: ModeProps = {};

  constructor(private readonly persona: Persona) {}

  update(props: ModeProps): void {
    this.#props = props;
  }

  /** Reports changes of the mode that the app did not make. Returns a function that unsubscribes. */
  watch(): () => void {
    return this.persona.store.subscribe(({ mode }, before) => {
      if (mode !== before.mode) this.#tell(mode);
    });
  }

  /** Switches to the mode that the app sets. If the switch fails, the app is told the current mode. */
  follow(mode: PersonaMode): void {
    this.#set(mode, () => this.#tell(this.persona.store.getState().mode));
  }

  /**
   * Handles a part's request for a mode. If the app controls the mode, it decides; after a failed switch, a request for
   * the app's own `mode` tries again.
   */
  readonly request = (mode: PersonaMode): void => {
    if (this.#props.mode === undefined || this.#props.mode === mode) this.#set(mode, () => undefined);
    else this.#tell(mode);
  };

  /** Switches the mode. A rejection needs no report, because it is in the state and was passed to `onError`. */
  #set(mode: PersonaMode, onFailure: () => void): void {
    this.persona.setMode(mode).catch(onFailure);
  }

  #tell(mode: PersonaMode): void {
    if (mode !== this.#props.mode) this.#props.onModeChange?.(mode);
  }
}
