import type { SimulatorEvent } from 'anam-react/simulator';

const LIMIT = 200;

/** The events between the simulated engine and the LLM endpoint, for `useSyncExternalStore`. */
export class EngineEvents {
  #events: readonly SimulatorEvent[] = [];
  readonly #listeners = new Set<() => void>();

  readonly record = (event: SimulatorEvent): void => {
    if (!/^(?:llm-|violation)/.test(event.type)) return;
    this.#events = [...this.#events, event].slice(-LIMIT);
    for (const tell of this.#listeners) tell();
  };

  readonly read = (): readonly SimulatorEvent[] => this.#events;

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };
}
