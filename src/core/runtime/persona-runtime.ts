import { initialCoreState, type CoreState } from '../machine/core-state.js';
import { EffectRunner } from './effect-runner.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import { MicrophoneRunner } from './microphone-runner.js';
import type { ErrorReporter } from './error-reporter.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { PersonaEvent, TransitionSettings } from '../machine/persona-event.js';
import type { PersonaFoundation } from './persona-foundation.js';
import type { PersonaSettings } from '../api/persona-settings.js';
import type { Publisher } from './publisher.js';
import { sessionEnvironment } from '../browser/session-environment.js';
import { SessionRunner } from './session-runner.js';
import { resolveSpeech } from '../text/speech-options.js';
import { turnReport } from '../machine/timeline/turn-report.js';
import { Timers } from './timers.js';
import type { ToolRegistry } from './tools/tool-registry.js';
import { ToolRunner } from './tools/tool-runner.js';
import { transition } from '../machine/transition.js';
import { ModelRunner } from './model-runner.js';
import { TurnWatch } from './turn-watch.js';

/** Told after each step that changed something, in the task of the step. */
export type StepListener = (before: CoreState, after: CoreState) => void;

/** Where a persona's events become state and effects. Knows nothing of the public API above it. */
export class PersonaRuntime {
  readonly environment: PersonaEnvironment;
  readonly inputPolicy;
  readonly #settings: TransitionSettings;
  readonly turns = new TurnWatch();
  readonly microphone: MicrophoneRunner;
  readonly #tools: ToolRegistry;
  readonly #publisher: Publisher;
  readonly #session: SessionRunner;
  readonly #timers: Timers;
  readonly #toolRunner: ToolRunner;
  readonly #effects: EffectRunner;
  readonly #errors: ErrorReporter;
  readonly #onStep: StepListener;
  readonly #inbox: PersonaEvent[] = [];
  readonly #reports: PersonaError[] = [];
  readonly #ended: string[] = [];
  readonly #given: PersonaSettings;
  #dispatching = false;
  #state: CoreState;

  constructor(foundation: PersonaFoundation, settings: PersonaSettings, onStep: StepListener) {
    const { publisher, errors, tools } = foundation;
    const environment = { ...sessionEnvironment(), ...foundation.environment };
    this.environment = environment;
    this.#given = settings;
    this.inputPolicy = settings.inputPolicy;
    this.#settings = {
      inputPolicy: this.inputPolicy,
      maxToolRounds: settings.maxToolRounds,
      answerTimeoutMs: settings.timeouts.answerMs,
      reconnectAttempts: settings.reconnectAttempts,
      limits: settings.limits,
      speech: resolveSpeech(settings.speech),
    };
    this.#onStep = onStep;
    this.#state = initialCoreState(publisher.latest, {
      microphoneMuted: foundation.microphoneMuted,
      bySentence: settings.speech?.chunking === 'sentence',
    });
    this.#errors = errors;
    this.#publisher = publisher;
    this.#tools = tools;
    const { clock } = environment;
    this.#toolRunner = new ToolRunner(tools, clock, (event) => this.dispatch(event));
    this.#timers = new Timers(clock, (name) => {
      this.lookAtSignalling();
      this.dispatch({ type: 'timer/fired', name });
    });
    this.#session = this.#makeSessionRunner(settings);
    this.microphone = new MicrophoneRunner(environment, this.#session, (event) => this.dispatch(event));
    this.#effects = new EffectRunner({
      environment: this.environment,
      session: this.#session,
      microphone: this.microphone,
      timers: this.#timers,
      model: this.#makeModelRunner(settings),
      turns: this.turns,
      tools: { registry: tools, runner: this.#toolRunner },
      report: (error) => this.#reports.push(error),
      turnEnded: (turnId) => this.#ended.push(turnId),
      dispatch: (event) => this.dispatch(event),
    });
  }

  /** The state as it is now, ahead of what is published. */
  get state(): CoreState {
    return this.#state;
  }

  /** Resolves when the last session has been torn down. */
  get closing(): Promise<void> {
    return this.#session.closing;
  }

  afterPublished(callback: () => void): void {
    this.#publisher.afterPublished(callback);
  }

  /**
   * The one way in. An event that comes out of an effect waits until the effects before it are done, so that each
   * step runs to its end; all of it in the task of the first event. The app is told of errors after the last step, so
   * that what it calls in reply meets a persona at rest.
   */
  dispatch(event: PersonaEvent): void {
    this.#inbox.push(event);
    if (this.#dispatching) return;
    this.#dispatching = true;
    try {
      for (let next = this.#inbox.shift(); next; next = this.#inbox.shift()) this.#step(next);
    } finally {
      this.#dispatching = false;
    }
    for (const error of this.#reports.splice(0)) this.#errors.report(error);
    for (const turnId of this.#ended.splice(0)) this.#tellTimeline(turnId);
  }

  /** Signalling has no event, so it is looked at before anything that could be written to it. */
  lookAtSignalling(): void {
    const open = this.#session.connection?.isSignallingOpen() ?? true;
    if (open !== this.#state.control.session.signallingOpen)
      this.dispatch({ type: 'session/signalling', open });
  }

  /** Lets Anam's model call a tool that came while the session lives. */
  offerTool(name: string): void {
    if (this.#state.view.mode === 'server') this.#session.connection?.offerTool(name);
  }

  close(): void {
    this.#timers.clearAll();
    this.#publisher.close();
  }

  #tellTimeline(turnId: string): void {
    const { onTurn, latencyBudget } = this.#given;
    if (!onTurn) return;
    const report = turnReport(this.#state.view, turnId, latencyBudget);
    const fail = (cause: unknown) => this.#errors.callback(cause);
    try {
      // An async function fits the type too.
      if (report) Promise.resolve(onTurn(report) as unknown).catch(fail);
    } catch (cause) {
      fail(cause);
    }
  }

  #step(event: PersonaEvent): void {
    const before = this.#state;
    const { clock, isOnline } = this.environment;
    const context = { ...this.#settings, at: clock.now(), online: isOnline() };
    const { state, effects } = transition(before, event, context);
    this.#state = state;
    for (const effect of effects) this.#effects.run(effect);
    if (state.view !== before.view) this.#publisher.publish(state.view);
    this.turns.settle((callback) => this.#publisher.afterPublished(callback));
    if (state.view === before.view) return;
    // The many deltas of a model change nothing that anybody waits for.
    if (event.type === 'model/part') return;
    this.#onStep(before, state);
  }

  #makeModelRunner({ llm }: PersonaSettings): ModelRunner {
    return new ModelRunner(llm.client, {
      part: (turnId, part) => {
        if (part.type === 'text-delta') this.lookAtSignalling();
        this.dispatch({ type: 'model/part', turnId, part });
      },
      ended: (turnId) => this.dispatch({ type: 'model/ended', turnId }),
      failed: (turnId, error) => this.dispatch({ type: 'model/failed', turnId, error }),
    });
  }

  #makeSessionRunner({ source, llm, clientOptions = {} }: PersonaSettings): SessionRunner {
    return new SessionRunner({
      environment: this.environment,
      source,
      llmId: llm.server?.llmId,
      clientOptions,
      tools: { registry: this.#tools, runner: this.#toolRunner },
      dispatch: (event) => {
        if (event.type === 'session/signal') this.lookAtSignalling();
        this.dispatch(event);
      },
    });
  }
}
