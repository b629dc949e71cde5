import type { CueTag } from '../../internal/cue-tag.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { RestContext } from '../machine/context.js';
import type { PersonaEffect, PromiseKey } from '../machine/effect.js';
import { initialCoreState, type CoreState } from '../machine/state.js';
import type { InputCommand } from '../machine/command.js';
import type { PersonaEvent } from '../machine/event.js';
import { transition, type SessionRules } from '../machine/transition.js';
import type { Clock } from '../ports/environment.js';
import type { PersonaUpdate } from '../ports/persona-update.js';
import type { ErrorReporter } from './error-reporter.js';
import { Promises } from './promises.js';
import type { Publisher } from './publisher.js';
import { Timers } from './timers.js';

/** The code that runs sessions. It is loaded on the first start and then stays loaded. */
export interface SessionCode {
  /** Loads the code that the session port needs to connect. */
  readonly loadPort: () => Promise<void>;
  readonly rules: SessionRules;
  /**
   * Throws for input that a session cannot accept. @throws PersonaError `turn-busy`, `turn-file-refused`,
   * `turn-too-long`, `turn-context-too-long`
   */
  readonly refuse: (input: InputCommand) => void;
  /** Changes settings of the session. @throws PersonaError as `persona.update` does */
  readonly update: (values: PersonaUpdate) => Promise<{ readonly confirmed: boolean }>;
  /** Sends a cue. @throws PersonaError as `persona.cue` does */
  readonly cue: (tag: CueTag) => Promise<void>;
  /** Performs an effect. Its results are dispatched as facts. */
  readonly perform: (effect: SessionEffect) => void;
  /** Whether signalling accepts frames now. The SDK has no event for it, so this is checked before each step. */
  readonly isSignallingOpen: () => boolean;
}

/** An effect that needs the session code. */
export type SessionEffect = Exclude<
  PersonaEffect,
  {
    type:
      | `code/${string}`
      | `conversation/${string}`
      | `promise/${string}`
      | `error/${string}`
      | `timer/${string}`;
  }
>;

export interface RuntimeParts {
  readonly clock: Clock;
  /** Returns a random number from 0 up to, but not including, 1. */
  readonly random: () => number;
  readonly timeouts: RestContext['timeouts'];
  readonly publisher: Publisher;
  readonly errors: ErrorReporter;
  /** Returns the session code if it is loaded, otherwise a promise for it. @throws PersonaError */
  readonly loadCode: () => SessionCode | Promise<SessionCode>;
}

/** Turns the events of a persona into state and effects, with one queue and one state for its whole life. */
export class PersonaRuntime {
  readonly #parts: RuntimeParts;
  readonly #promises = new Promises();
  readonly #timers: Timers;
  readonly #inbox: PersonaEvent[] = [];
  readonly #settled: (() => void)[] = [];
  /** The app's callbacks, deferred until no transition is running. */
  readonly #news: (() => void)[] = [];
  #code: SessionCode | null = null;
  #dispatching = false;
  #state: CoreState;

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
    this.#state = initialCoreState(parts.publisher.latest);
    this.#timers = new Timers(parts.clock, (name) => this.dispatch({ type: 'timer/fired', name }));
  }

  /** The current state, which may be newer than the published one. */
  get state(): CoreState {
    return this.#state;
  }

  /** Returns a promise that the machine settles. Call it before you dispatch the command that it belongs to. */
  promise<Value = void>(key: PromiseKey): Promise<Value> {
    return this.#promises.hold<Value>(key);
  }

  afterPublished(callback: () => void): void {
    this.#parts.publisher.afterPublished(callback);
  }

  /** Calls back when no step is running, so that the callback sees a consistent state. */
  tellLater(news: () => void): void {
    this.#news.push(news);
  }

  /**
   * Dispatches an event; all events pass through here. An event from an effect waits until the preceding effects are
   * done, so that each step completes. All of this happens in the task of the first event.
   */
  dispatch(event: PersonaEvent): void {
    if (this.#dispatching) {
      this.#inbox.push(event);
      return;
    }
    this.#dispatching = true;
    try {
      this.#lookAtSignalling();
      this.#step(event);
      for (let next = this.#inbox.shift(); next; next = this.#inbox.shift()) this.#step(next);
    } finally {
      this.#dispatching = false;
    }
    for (const tell of this.#news.splice(0)) tell();
  }

  /** Clears all timers and the pending frame. */
  close(): void {
    this.#timers.clearAll();
    this.#parts.publisher.close();
  }

  #step(event: PersonaEvent): void {
    const { clock, timeouts, publisher } = this.#parts;
    const context = { at: clock.now(), timeouts };
    const { state, effects } = transition(this.#state, event, context, this.#code?.rules ?? null);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    publisher.publish(state.view);
    for (const settle of this.#settled.splice(0)) publisher.afterPublished(settle);
  }

  #perform(effect: PersonaEffect): void {
    switch (effect.type) {
      case 'promise/resolve': {
        const held = this.#promises.take(effect.key);
        if (held) this.#settled.push(() => held.resolve(effect.value));
        return;
      }
      case 'promise/reject': {
        const held = this.#promises.take(effect.key);
        if (held) this.#settled.push(() => held.reject(effect.cause));
        return;
      }
      case 'error/report':
        return this.tellLater(() => this.#parts.errors.report(effect.error));
      case 'timer/set':
        return this.#timers.set(effect.name, this.#spread(effect.ms, effect.jitter ?? 0));
      case 'timer/clear':
        return this.#timers.clear(effect.name);
      case 'timer/end':
        return this.#timers.end(effect.owner);
      case 'code/load':
        return this.#loadCode();
      case 'conversation/load':
        return this.#loadConversation(effect);
      default:
        return this.#code?.perform(effect);
    }
  }

  #lookAtSignalling(): void {
    const { session } = this.#state.control;
    if (!this.#code || (session.phase !== 'connecting' && session.phase !== 'live')) return;
    const open = this.#code.isSignallingOpen();
    if (open !== session.connection.signallingOpen) this.#step({ type: 'signalling/changed', open });
  }

  #spread(ms: number, jitter: number): number {
    return jitter === 0 ? ms : Math.round(ms * (1 - jitter + 2 * jitter * this.#parts.random()));
  }

  #loadCode(): void {
    const accept = (code: SessionCode) => {
      this.#code = code;
      this.dispatch({ type: 'code/loaded' });
    };
    const fail = (error: PersonaError) => this.dispatch({ type: 'code/failed', error });
    try {
      const code = this.#code ?? this.#parts.loadCode();
      if (code instanceof Promise) code.then(accept, fail);
      // If the code is already loaded, the session starts in the same task as the click.
      else accept(code);
    } catch (cause) {
      fail(cause as PersonaError);
    }
  }

  #loadConversation({ restore, load }: Extract<PersonaEffect, { type: 'conversation/load' }>): void {
    new Promise<Awaited<ReturnType<typeof load>>>((resolve) => resolve(load())).then(
      (earlier) => this.dispatch({ type: 'conversation/loaded', restore, earlier }),
      (cause: unknown) => this.dispatch({ type: 'conversation/failed', restore, cause }),
    );
  }
}
