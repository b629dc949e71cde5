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

  /** The app sets this mode. If the switch fails, the app is told the current mode. */
  follow(mode: PersonaMode): void {
    this.#set(mode, () => this.#tell(this.persona.store.getState().mode));
  }

  /** A part requests this mode: the app decides if it controls the mode. After a failed switch the app's `mode` is tried again. */
  readonly request = (mode: PersonaMode): void => {
    if (this.#props.mode === undefined || this.#props.mode === mode) this.#set(mode, () => undefined);
    else this.#tell(mode);
  };

  /** A failure is in the state and was passed to `onError`. */
  #set(mode: PersonaMode, onFailure: () => void): void {
    this.persona.setMode(mode).catch(onFailure);
  }

  #tell(mode: PersonaMode): void {
    if (mode !== this.#props.mode) this.#props.onModeChange?.(mode);
  }
}
