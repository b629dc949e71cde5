import type { Persona } from '../../core/index.js';

/**
 * Mutes the microphone for a while, then restores the previous state, unless the user has changed it with another
 * button.
 */
export class RestoredMute {
  #before: boolean | null = null;
  /** The value that was set here last; `null` after a change from elsewhere. */
  #own: boolean | null = null;

  constructor(private readonly persona: Persona) {}

  /** Remembers the current state, unless one is remembered already. */
  remember(): void {
    this.#before ??= this.persona.store.getState().microphoneMuted;
  }

  mute(muted: boolean): void {
    this.#own = muted;
    this.persona.setMicrophoneMuted(muted);
  }

  /** Follows the user's changes. @returns a function that restores the state */
  follow(): () => void {
    const stop = this.persona.store.subscribe(({ microphoneMuted }, before) => {
      if (microphoneMuted === before.microphoneMuted || microphoneMuted === this.#own) return;
      this.#own = null;
      if (this.#before !== null) this.#before = microphoneMuted;
    });
    return () => {
      stop();
      if (this.#before !== null) this.persona.setMicrophoneMuted(this.#before);
      this.#before = null;
    };
  }
}
