import type { Persona } from '../../../core/index.js';
import { visibleText } from '../../../internal/visible-text.js';
import { personaEvents, type PersonaEventEntry } from './persona-events.js';

export interface RecordedEvent extends PersonaEventEntry {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Records the events of a persona, up to a maximum; the oldest are removed. */
export class EventRecorder {
  #events: readonly RecordedEvent[] = [];
  #nextId = 1;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly store: Persona['store'],
    private readonly limit: number,
    private readonly now: () => number,
  ) {}

  /**
   * Records until the returned function is called.
   * @param shown redacts a text before it is stored, because errors and tools can repeat thoughts
   */
  readonly record = (shown: (text: string) => string = visibleText): (() => void) =>
    this.store.subscribe((after, before) => {
      const at = this.now();
      const events = personaEvents(before, after).map(({ kind, text }) => ({
        kind,
        text: shown(text),
        id: this.#nextId++,
        at,
      }));
      if (events.length > 0) this.#set([...this.#events, ...events].slice(-this.limit));
    });

  readonly clear = (): void => this.#set([]);

  readonly read = (): readonly RecordedEvent[] => this.#events;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(events: readonly RecordedEvent[]): void {
    this.#events = events;
    for (const listener of this.#listeners) listener();
  }
}
