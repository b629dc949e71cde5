import type { Persona, SessionState } from '../../core/index.js';

const isOpen = ({ status }: SessionState): boolean => status !== 'idle' && status !== 'ended';

/**
 * Counts the mounts of a persona and ends its session after the last unmount. StrictMode unmounts and remounts in one
 * task, so this waits for the end of the task. The persona is not destroyed, because React can show a hidden tree again.
 * Until then `start()` rejects, because no component would end that session.
 */
export class PersonaLifetime {
  #mounts = 0;
  #watches = false;

  constructor(readonly persona: Persona) {}

  /** Returns the function that unmounts. */
  readonly mount = (): (() => void) => {
    this.#mounts += 1;
    return () => {
      this.#mounts -= 1;
      queueMicrotask(() => {
        if (this.#mounts === 0) this.#stayEnded();
      });
    };
  };

  #stayEnded(): void {
    const { persona } = this;
    void persona.end();
    if (this.#watches) return;
    this.#watches = true;
    persona.store.subscribe(({ session }) => {
      if (this.#mounts === 0 && isOpen(session)) void persona.end();
    });
  }
}
