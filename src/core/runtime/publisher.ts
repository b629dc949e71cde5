import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FrameScheduler } from '../ports/environment.js';
import type { PersonaState } from '../machine/persona-state.js';
import type { ReadonlyStore } from '../ports/readonly-store.js';

/** Publishes the state: at most once per frame, and always the latest state. Transitions never wait for subscribers. */
export class Publisher {
  readonly #store: StoreApi<PersonaState>;
  readonly #waiting: (() => void)[] = [];
  #next: PersonaState;
  #cancel: (() => void) | null = null;

  constructor(
    initial: PersonaState,
    private readonly scheduleFrame: FrameScheduler,
    private readonly onListenerError: (cause: unknown) => void,
  ) {
    this.#next = initial;
    this.#store = createStore<PersonaState>(() => initial);
  }

  /** The read-only store. An error in a subscriber does not affect the others. */
  get store(): ReadonlyStore<PersonaState> {
    const { getState, getInitialState, subscribe } = this.#store;
    const isolated: typeof subscribe = (listener) =>
      subscribe((state, previous) => {
        try {
          listener(state, previous);
        } catch (cause) {
          this.onListenerError(cause);
        }
      });
    return { getState, getInitialState, subscribe: isolated };
  }

  /** The state that is published, or that the next frame will publish. */
  get latest(): PersonaState {
    return this.#next;
  }

  publish(state: PersonaState): void {
    if (state === this.#next) return;
    this.#next = state;
    this.#cancel ??= this.scheduleFrame(() => this.#flush());
  }

  /** Calls back when the store contains everything up to now. */
  afterPublished(callback: () => void): void {
    if (this.#cancel) this.#waiting.push(callback);
    else callback();
  }

  #flush(): void {
    this.#cancel = null;
    this.#store.setState(this.#next, true);
    for (const callback of this.#waiting.splice(0)) callback();
  }

  /** Publishes the pending state and cancels the requested frame. */
  close(): void {
    this.#cancel?.();
    if (this.#cancel) this.#flush();
  }
}
