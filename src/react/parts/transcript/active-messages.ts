/** The reasons to show the actions of a message. Each applies to one message at a time. */
export type ActiveReason = 'newest' | 'pointed' | 'focused';

/**
 * The messages that show their actions: only a few at a time, so that thousands of messages do not add thousands of tab
 * stops. A change re-renders only the affected messages.
 */
export class ActiveMessages {
  readonly #ids = new Map<ActiveReason, string>();
  readonly #listeners = new Map<string, Set<() => void>>();

  has(id: string): boolean {
    return [...this.#ids.values()].includes(id);
  }

  set(reason: ActiveReason, id: string | null): void {
    const before = this.#ids.get(reason) ?? null;
    if (before === id) return;
    if (id === null) this.#ids.delete(reason);
    else this.#ids.set(reason, id);
    for (const changed of [before, id])
      if (changed !== null) for (const listener of this.#listeners.get(changed) ?? []) listener();
  }

  subscribe(id: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(id);
    };
  }
}
