import type { PersonaError } from '../../internal/persona-error.js';
import type { Clock } from '../ports/environment.js';
import type { TurnResult } from '../api/persona-api.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { PersonaCore, TurnEvent } from './persona-core.js';
import { sessionError } from '../machine/session/session-error.js';

interface FirstStartOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** Brings the code of sessions. */
  readonly load: () => Promise<unknown>;
  /** The code is there. */
  readonly onLoaded: () => Pick<PersonaCore, 'start' | 'begin' | 'setMode'>;
  /** Nothing came of it; without an error it was `cancel`. */
  readonly onEnded: (error: PersonaError | null) => void;
}

/** A start that has to wait for the code of sessions, and the turns that were begun meanwhile. */
export class FirstStart {
  readonly promise: Promise<void>;
  readonly #options: FirstStartOptions;
  readonly #early: {
    readonly begin: (core: Pick<PersonaCore, 'begin' | 'setMode'>) => void;
    readonly drop: () => void;
  }[] = [];
  readonly #timer: unknown;
  #reject!: (error: PersonaError) => void;
  #over = false;

  constructor(options: FirstStartOptions) {
    this.#options = options;
    this.promise = new Promise((resolve, reject) => {
      this.#reject = reject;
      options.load().then(
        () => this.#proceed(resolve, reject),
        (error: PersonaError) => this.#end(error, error),
      );
    });
    this.#timer = options.clock.setTimeout(() => {
      const error = sessionError('session-timeout', {
        message: 'A part of anam-react did not load in time.',
      });
      this.#end(error, error);
    }, options.timeoutMs);
  }

  begin(event: TurnEvent): Promise<TurnResult> {
    const { turnId } = event;
    return new Promise((resolve) => {
      this.#early.push({
        begin: (core) => void core.begin(event).then(resolve),
        drop: () => resolve({ turnId, outcome: 'interrupted' }),
      });
    });
  }

  /** The session that is about to be opened is of this mode. */
  setMode(mode: PersonaMode): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#early.push({
        begin: (core) => void core.setMode(mode).then(resolve, reject),
        drop: () => reject(stopped()),
      });
    });
  }

  cancel(): void {
    this.#end(null, stopped());
  }

  #proceed(resolve: () => void, reject: (cause: unknown) => void): void {
    if (!this.#finish()) return;
    const core = this.#options.onLoaded();
    core.start().then(resolve, reject);
    for (const { begin } of this.#early) begin(core);
  }

  #end(told: PersonaError | null, rejection: PersonaError): void {
    if (!this.#finish()) return;
    for (const { drop } of this.#early) drop();
    this.#options.onEnded(told);
    this.#reject(rejection);
  }

  /** @returns whether it was not over yet. */
  #finish(): boolean {
    if (this.#over) return false;
    this.#over = true;
    this.#options.clock.clearTimeout(this.#timer);
    return true;
  }
}

const stopped = () =>
  sessionError('session-stopped', { message: 'The session was stopped before it was live.' });
