import type { Persona } from '../core/index.js';

/**
 * Counts the mounts of one persona and stops it when the last is gone. StrictMode unmounts and mounts again in one
 * task, so the stop waits for the end of it. It is a stop and not the end for good: React can show a hidden tree again.
 */
export class PersonaLifetime {
  #mounts = 0;

  constructor(readonly persona: Persona) {}

  /** Answers the function that takes the mount back. */
  readonly mount = (): (() => void) => {
    this.#mounts += 1;
    return () => {
      this.#mounts -= 1;
      queueMicrotask(() => {
        if (this.#mounts === 0) void this.persona.stop();
      });
    };
  };
}
