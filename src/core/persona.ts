import { configErrors } from '../internal/error-catalogue.js';
import { errorFactory } from '../internal/persona-error.js';
import type { CoreState } from './core-state.js';
import type { Persona, TurnHandle } from './persona-api.js';
import type { PersonaEvent } from './persona-event.js';
import { resolveMode, type PersonaOptions } from './persona-options.js';
import { PersonaRuntime } from './persona-runtime.js';
import { sessionError } from './session/session-error.js';
import { StartWatch } from './session/start-watch.js';
import { turnError } from './turn/turn-error.js';

const START_TIMEOUT_MS = 30_000;
const MICROPHONE_TIMEOUT_MS = 20_000;

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
 * @throws PersonaError `config-session`, `config-llm`, `config-tool`, `config-invalid`
 */
export function createPersona(options: PersonaOptions): Persona {
  return new PersonaCore(options);
}

/** The public actions: each checks its arguments, makes one event, and keeps the promise that it gave. */
class PersonaCore implements Persona {
  readonly store: Persona['store'];
  readonly #options: PersonaOptions;
  readonly #runtime: PersonaRuntime;
  readonly #starts = new StartWatch();
  #destroyed = false;
  #greeted = false;

  constructor(options: PersonaOptions) {
    this.#options = options;
    this.#runtime = new PersonaRuntime(options, resolveMode(options), (before, after) =>
      this.#keepUp(before, after),
    );
    this.store = this.#runtime.store;
    for (const tool of options.tools ?? []) this.#runtime.tools.register(tool);
  }

  readonly preload = async (): Promise<void> => {
    await this.#runtime.environment.loadCreateClient();
  };

  readonly start = (): Promise<void> => {
    if (this.#destroyed)
      return Promise.reject(configError('config-invalid', { message: 'The persona was destroyed.' }));
    const { status } = this.#runtime.state.view.session;
    if (status === 'live' || status === 'reconnecting') return Promise.resolve();
    const { startTimeoutMs, microphoneTimeoutMs, microphone } = this.#options;
    return this.#starts.begin(() =>
      this.#runtime.dispatch({
        type: 'session/start',
        startTimeoutMs: startTimeoutMs ?? START_TIMEOUT_MS,
        microphoneTimeoutMs: microphoneTimeoutMs ?? MICROPHONE_TIMEOUT_MS,
        microphone: microphone ?? true,
      }),
    );
  };

  readonly stop = async (): Promise<void> => {
    this.#runtime.dispatch({ type: 'session/stop' });
    // Called from inside a callback, the event waits for the running step; it is through within this task.
    await Promise.resolve();
    await this.#runtime.closing;
    await new Promise<void>((resolve) => this.#runtime.afterPublished(resolve));
  };

  readonly ask: Persona['ask'] = (text, options) => {
    this.#refuseUnspeakable(text);
    const turnId = this.#runtime.environment.createId('turn');
    return this.#begin(turnId, {
      type: 'turn/ask',
      turnId,
      text: text.trim(),
      source: options?.source ?? 'app',
    });
  };

  readonly say: Persona['say'] = (text) => {
    this.#refuseUnspeakable(text);
    const turnId = this.#runtime.environment.createId('turn');
    return this.#begin(turnId, { type: 'turn/say', turnId, text });
  };

  readonly interrupt = (): void => this.#runtime.dispatch({ type: 'turn/interrupt' });

  readonly registerTool: Persona['registerTool'] = (tool) => this.#runtime.tools.register(tool);

  readonly answerToolCall: Persona['answerToolCall'] = (callId, approved, reason) =>
    this.#runtime.dispatch({ type: 'tool/answer', callId, approved, reason });

  readonly setMicrophoneMuted = (muted: boolean): void =>
    this.#runtime.dispatch({ type: 'microphone/mute', muted });

  readonly dismissFault = (): void => this.#runtime.dispatch({ type: 'fault/dismissed' });

  readonly destroy = async (): Promise<void> => {
    this.#destroyed = true;
    await this.stop();
    this.#runtime.close();
  };

  #begin(turnId: string, event: PersonaEvent): TurnHandle {
    const ended = this.#runtime.turns.watch(turnId);
    this.#runtime.lookAtSignalling();
    this.#runtime.dispatch(event);
    return { id: turnId, ended };
  }

  #refuseUnspeakable(text: string): void {
    const { state, inputPolicy } = this.#runtime;
    if (typeof text !== 'string' || text.trim() === '')
      throw turnError('turn-empty', { message: 'The text is empty.' });
    if (!state.control.session.open) {
      throw sessionError('session-not-live', { message: `The session is ${state.view.session.status}.` });
    }
    if (inputPolicy === 'reject' && state.control.running) {
      throw turnError('turn-busy', { message: 'A turn is running.' });
    }
  }

  #keepUp(before: CoreState, after: CoreState): void {
    this.#starts.settle(before.view.session, after.view.session, (callback) =>
      this.#runtime.afterPublished(callback),
    );
    this.#greet(before, after);
  }

  #greet(before: CoreState, after: CoreState): void {
    const greeting = this.#options.greeting?.trim();
    const wentLive = before.view.session.status === 'connecting' && after.control.session.open;
    if (!greeting || this.#greeted || !wentLive || after.view.mode !== 'client') return;
    this.#greeted = true;
    if (!after.control.running) this.say(greeting);
  }
}
