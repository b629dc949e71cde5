import type { Persona, SessionState } from '../../core/index.js';

const isOpen = ({ status }: SessionState): boolean => status !== 'idle' && status !== 'ended';

/**
 * Counts the mounts of one persona and stops it when the last is gone. StrictMode unmounts and mounts again in one
 * task, so the stop waits for the end of it. It is a stop and not the end for good: React can show a hidden tree again.
 * Until then whoever has kept the persona, a click that awaited something say, opens no session that nobody would end.
 */
export class PersonaLifetime {
  #mounts = 0;
  #watches = false;

  constructor(readonly persona: Persona) {}

  /** Answers the function that takes the mount back. */
  readonly mount = (): (() => void) => {
    this.#mounts += 1;
    return () => {
      this.#mounts -= 1;
      queueMicrotask(() => {
        if (this.#mounts === 0) this.#stayStopped();
      });
    };
  };

  #stayStopped(): void {
    const { persona } = this;
    void persona.end();
    if (this.#watches) return;
    this.#watches = true;
    persona.store.subscribe(({ session }) => {
      if (this.#mounts === 0 && isOpen(session)) void persona.end();
    });
  }
}
