import type { Persona, SessionState } from '../../core/index.js';

const isOpen = ({ status }: SessionState): boolean => status !== 'idle' && status !== 'ended';

/**
 * Counts the mounts of one persona and ends its session when the last is gone. StrictMode unmounts and mounts again in
 * one task, so this waits until the task is over. The persona is not destroyed: React can show a hidden tree again.
 * Until then whoever has kept the persona, a click that awaited something say, opens no session that nobody would end.
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
