import { configErrors } from '../internal/error-catalogue.js';
import { errorFactory } from '../internal/persona-error.js';
import { initialCoreState, type CoreState } from './core-state.js';
import { EffectRunner } from './effect-runner.js';
import { defaultEnvironment } from './environment.js';
import { ErrorReporter } from './error-reporter.js';
import type { Persona, TurnHandle } from './persona-api.js';
import type { PersonaEvent } from './persona-event.js';
import { resolveMode, type PersonaOptions } from './persona-options.js';
import { Publisher } from './publisher.js';
import { SessionRunner } from './session/session-runner.js';
import { sessionError } from './session/session-error.js';
import { StartWatch } from './session/start-watch.js';
import { Timers } from './timers.js';
import { transition } from './transition.js';
import { ModelRunner } from './turn/model-runner.js';
import { TurnWatch } from './turn/turn-watch.js';
import { turnError } from './turn/turn-error.js';

const configError = errorFactory(configErrors);

/**
 * Makes the conversation: the product without React. Nothing connects until `start()`.
 *
 * @example
 * const persona = createPersona({
 *   session: '/api/persona/session',
 *   llm: { client: openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' }) },
 * });
 * await persona.start();
 * await persona.ask('What can you do?').ended;
 *
 * @throws PersonaError `config-session`, `config-llm`, `config-invalid`
 */
export function createPersona(options: PersonaOptions): Persona {
  return new PersonaCore(options);
}

class PersonaCore implements Persona {
  readonly #options: PersonaOptions;
  readonly #environment;
  readonly #publisher: Publisher;
  readonly #session: SessionRunner;
  readonly #timers: Timers;
  readonly #effects: EffectRunner;
  readonly #errors: ErrorReporter;
  readonly #starts = new StartWatch();
  readonly #turns = new TurnWatch();
  readonly #settings;
  #state: CoreState;
  readonly #inbox: PersonaEvent[] = [];
  #dispatching = false;
  #destroyed = false;
  #greeted = false;

  constructor(options: PersonaOptions) {
    const mode = resolveMode(options);
    this.#options = options;
    this.#environment = { ...defaultEnvironment(), ...options.environment };
    this.#settings = { inputPolicy: options.inputPolicy ?? 'interrupt' };
    this.#state = initialCoreState(mode);
    this.#errors = new ErrorReporter(() => options.onError);
    this.#publisher = new Publisher(this.#state.view, this.#environment.scheduleFrame, (cause) =>
      this.#errors.callback(cause),
    );
    this.#timers = new Timers(this.#environment.clock, (name) => {
      this.#syncSignalling();
      this.#dispatch({ type: 'timer/fired', name });
    });
    this.#session = this.#makeSessionRunner();
    this.#effects = new EffectRunner({
      environment: this.#environment,
      session: this.#session,
      timers: this.#timers,
      model: this.#makeModelRunner(),
      dispatch: (event) => this.#dispatch(event),
    });
    this.store = this.#publisher.store;
  }

  readonly store: Persona['store'];

  readonly preload = async (): Promise<void> => {
    await this.#environment.loadCreateClient();
  };

  readonly start = (): Promise<void> => {
    if (this.#destroyed)
      return Promise.reject(configError('config-invalid', { message: 'The persona was destroyed.' }));
    const { status } = this.#state.view.session;
    if (status === 'live' || status === 'reconnecting') return Promise.resolve();
    return this.#starts.begin(() =>
      this.#dispatch({
        type: 'session/start',
        startTimeoutMs: this.#options.startTimeoutMs ?? 30_000,
        microphoneTimeoutMs: this.#options.microphoneTimeoutMs ?? 20_000,
        microphone: this.#options.microphone ?? true,
      }),
    );
  };

  readonly stop = async (): Promise<void> => {
    this.#dispatch({ type: 'session/stop' });
    await this.#session.closing;
    await new Promise<void>((resolve) => this.#publisher.afterPublished(resolve));
  };

  readonly ask: Persona['ask'] = (text, options) => {
    this.#refuseUnspeakable(text);
    const turnId = this.#environment.createId('turn');
    return this.#begin(turnId, {
      type: 'turn/ask',
      turnId,
      text: text.trim(),
      source: options?.source ?? 'app',
    });
  };

  readonly say: Persona['say'] = (text) => {
    this.#refuseUnspeakable(text);
    const turnId = this.#environment.createId('turn');
    return this.#begin(turnId, { type: 'turn/say', turnId, text });
  };

  readonly interrupt = (): void => this.#dispatch({ type: 'turn/interrupt' });

  readonly setMicrophoneMuted = (muted: boolean): void => this.#dispatch({ type: 'microphone/mute', muted });

  readonly dismissFault = (): void => this.#dispatch({ type: 'fault/dismissed' });

  readonly destroy = async (): Promise<void> => {
    this.#destroyed = true;
    await this.stop();
    this.#timers.clearAll();
    this.#publisher.close();
  };

  #begin(turnId: string, event: PersonaEvent): TurnHandle {
    const ended = this.#turns.watch(turnId);
    this.#syncSignalling();
    this.#dispatch(event);
    return { id: turnId, ended };
  }

  #refuseUnspeakable(text: string): void {
    if (typeof text !== 'string' || text.trim() === '')
      throw turnError('turn-empty', { message: 'The text is empty.' });
    if (!this.#state.control.session.open) {
      throw sessionError('session-not-live', {
        message: `The session is ${this.#state.view.session.status}.`,
      });
    }
    if (this.#settings.inputPolicy === 'reject' && this.#state.control.running) {
      throw turnError('turn-busy', { message: 'A turn is running.' });
    }
  }

  /**
   * The one way in. An event that comes out of an effect waits until the effects before it are done, so that each
   * step runs to its end; all of it in the task of the first event.
   */
  #dispatch(event: PersonaEvent): void {
    this.#inbox.push(event);
    if (this.#dispatching) return;
    this.#dispatching = true;
    try {
      for (let next = this.#inbox.shift(); next; next = this.#inbox.shift()) this.#step(next);
    } finally {
      this.#dispatching = false;
    }
  }

  #step(event: PersonaEvent): void {
    const before = this.#state;
    const context = { ...this.#settings, at: this.#environment.clock.now() };
    const { state, effects } = transition(before, event, context);
    this.#state = state;
    for (const effect of effects) this.#effects.run(effect);
    if (state.view === before.view) return;
    this.#publisher.publish(this.#state.view);
    if (event.type !== 'model/part') this.#afterChange(before, state);
  }

  #afterChange(before: CoreState, after: CoreState): void {
    this.#turns.settle(before, after);
    this.#starts.settle(before.view.session, after.view.session, (callback) =>
      this.#publisher.afterPublished(callback),
    );
    this.#errors.watch(before.view, after.view);
    const { greeting } = this.#options;
    const wentLive = after.view.session.status === 'live' && before.view.session.status === 'connecting';
    if (wentLive && greeting && !this.#greeted && after.view.mode === 'client') {
      this.#greeted = true;
      if (!after.control.running) this.say(greeting);
    }
  }

  /** Signalling has no event, so it is looked at before anything that could be written to it. */
  #syncSignalling(): void {
    const open = this.#session.connection?.isSignallingOpen() ?? true;
    if (open !== this.#state.control.session.signallingOpen)
      this.#dispatch({ type: 'session/signalling', open });
  }

  #makeModelRunner(): ModelRunner {
    return new ModelRunner(this.#options.llm.client, {
      part: (turnId, part) => {
        if (part.type === 'text-delta') this.#syncSignalling();
        this.#dispatch({ type: 'model/part', turnId, part });
      },
      ended: (turnId) => this.#dispatch({ type: 'model/ended', turnId }),
      failed: (turnId, error) => this.#dispatch({ type: 'model/failed', turnId, error }),
    });
  }

  #makeSessionRunner(): SessionRunner {
    const { mode } = this.#state.view;
    const llmId = this.#options.llm.server?.llmId;
    return new SessionRunner({
      environment: this.#environment,
      source: this.#options.session,
      request: mode === 'server' && llmId !== undefined ? { mode, llmId } : { mode },
      clientOptions: this.#options.clientOptions ?? {},
      dispatch: (event) => this.#dispatch(event),
    });
  }
}
