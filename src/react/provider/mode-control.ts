import type { Persona, PersonaMode } from '../../core/index.js';

export interface ModeProps {
  /** Decides the mode: `setMode` and the toggle only ask, by `onModeChange`. Without `onModeChange` it stands fast. */
  readonly mode?: PersonaMode | undefined;
  /** The mode has changed or is asked for; also when a switch failed and went back. */
  readonly onModeChange?: ((mode: PersonaMode) => void) | undefined;
}

/** Between the props of a provider and its persona; always with the latest props. */
export class ModeControl {
  #props: ModeProps = {};

  constructor(private readonly persona: Persona) {}

  update(props: ModeProps): void {
    this.#props = props;
  }

  /** Tells the app of each change that is not its own. Answers what ends it. */
  watch(): () => void {
    return this.persona.store.subscribe(({ mode }, before) => {
      if (mode !== before.mode) this.#tell(mode);
    });
  }

  /** The app wants this mode. When it cannot be had, the app is told which it is. */
  follow(mode: PersonaMode): void {
    this.#set(mode, () => this.#tell(this.persona.store.getState().mode));
  }

  /** A part wants this mode: the app decides, or else it is set. An app that left it so after a failure wants it still. */
  readonly request = (mode: PersonaMode): void => {
    if (this.#props.mode === undefined || this.#props.mode === mode) this.#set(mode, () => undefined);
    else this.#tell(mode);
  };

  /** A failure is in the state, and told to `onError`. */
  #set(mode: PersonaMode, onFailure: () => void): void {
    this.persona.setMode(mode).catch(onFailure);
  }

  #tell(mode: PersonaMode): void {
    if (mode !== this.#props.mode) this.#props.onModeChange?.(mode);
  }
}
