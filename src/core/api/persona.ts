import { sessionLifeError } from '../machine/session-life-error.js';
import { configErrors } from '../../internal/errors/config-errors.js';
import { inputErrors } from '../../internal/errors/input-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import { prefetchSdk } from '../anam/prefetch-sdk.js';
import type { PersonaCommand, TurnCommand } from '../machine/command.js';
import { findInput } from '../machine/logs/find-input.js';
import type { DeviceChoice } from '../machine/microphone/microphone-state.js';
import { GIVEN_RESTORE } from '../machine/state.js';
import { startGates } from '../ports/start-gate.js';
import type { PersonaRuntime } from '../runtime/persona-runtime.js';
import { modeWithoutModel } from './check-options.js';
import type { Conversation } from './conversation.js';
import { restoreModule } from './load-restore-code.js';
import type { Persona, TurnHandle, TurnResult } from './persona-api.js';
import type { CreatePersonaOptions } from './persona-options.js';
import { personaParts, type PersonaParts } from './persona-parts.js';

const configError = errorFactory(configErrors);
const inputError = errorFactory(inputErrors);

/**
 * Creates a persona without React. It does not connect until `start()`. The session code is loaded by `start()` or
 * `preload()`.
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
export function createPersona(options: CreatePersonaOptions): Persona {
  return new PersonaFacade(options);
}

/** The public actions. Each checks its arguments and dispatches a command to the machine. Has no state. */
class PersonaFacade implements Persona {
  readonly store: Persona['store'];
  readonly #parts: PersonaParts;
  readonly #runtime: PersonaRuntime;

  constructor(options: CreatePersonaOptions) {
    this.#parts = personaParts(options);
    this.#runtime = this.#parts.runtime;
    this.store = this.#parts.store;
    const given = options.advanced?.conversation;
    if (given !== undefined) this.#restore(GIVEN_RESTORE, () => given);
  }

  readonly isSupported = (): boolean => this.#parts.environment.supportsWebRtc();

  readonly preload = (): Promise<void> =>
    this.#gated(async () => {
      const { environment, loadCode } = this.#parts;
      // Loads both in parallel for Anam's port. Other ports are created by the session code.
      const [loaded] = await Promise.all([loadCode(), environment.sessions ? undefined : prefetchSdk()]);
      await loaded.loadPort();
    });

  readonly start = (): Promise<void> =>
    this.#gated(() => {
      if (this.#isDestroyed) return Promise.reject(destroyed());
      const started = this.#runtime.promise('start');
      this.#command({ type: 'session/start' });
      return started;
    }, true);

  readonly end = (): Promise<void> => this.#end({ type: 'session/end' });

  readonly clear = (): Promise<void> => this.#end({ type: 'conversation/clear' });

  readonly destroy = async (): Promise<void> => {
    await this.#end({ type: 'persona/destroy' });
    this.#runtime.close();
  };

  readonly restore: Persona['restore'] = (load) => this.#gated(() => this.#restoreOf(load));

  #restoreOf(load: Parameters<Persona['restore']>[0]): Promise<boolean> {
    // A storage does not replace `advanced.conversation`. If that conversation is damaged, the stored one is not
    // overwritten.
    const waits = this.#runtime.state.control.restore === GIVEN_RESTORE;
    const number = waits ? GIVEN_RESTORE : (restores += 1);
    const restored = this.#runtime.promise<boolean>(`restore ${number}`);
    if (!waits) this.#restore(number, load);
    return restored;
  }

  readonly ask: Persona['ask'] = (text, options) => {
    const question = checkedText(text).trim();
    const { source = 'app', files = [] } = options ?? {};
    return this.#begin({ type: 'turn/ask', turnId: this.#newTurnId(), text: question, source, files });
  };

  readonly retry: Persona['retry'] = (turnId) => {
    const input = findInput(this.#runtime.state.view.transcript, turnId);
    if (!input)
      throw inputError('turn-unknown', { message: `There is no question in ${turnId ?? 'any turn'}.` });
    // A file that was too large to save is missing after a reload.
    const files = input.files.filter(({ url }) => url !== '');
    return this.ask(input.text, { source: input.source === 'speech' ? 'text' : input.source, files });
  };

  readonly say: Persona['say'] = (text) =>
    this.#begin({ type: 'turn/say', text: checkedText(text), turnId: this.#newTurnId() });

  readonly setMode: Persona['setMode'] = (mode) => {
    if (this.#isDestroyed) return Promise.reject(destroyed());
    if (!this.store.getState().modes.includes(mode)) return Promise.reject(modeWithoutModel(mode));
    const set = this.#runtime.promise(`mode ${mode}`);
    this.#command({ type: 'mode/set', mode });
    return set;
  };

  readonly addContext = (text: string): void => {
    const note = { type: 'context/add', text: checkedText(text).trim() } as const;
    this.#parts.code()?.refuse(note);
    this.#command(note);
  };

  readonly update: Persona['update'] = (values) =>
    this.#parts.code()?.update(values) ?? Promise.reject(notLive(this.#runtime.state.view.session.status));

  readonly cue: Persona['cue'] = (tag) =>
    this.#parts.code()?.cue(tag) ?? Promise.reject(notLive(this.#runtime.state.view.session.status));

  readonly keepAlive = (): void => this.#command({ type: 'session/keep-alive' });

  readonly interrupt = (): void => this.#command({ type: 'turn/interrupt' });

  readonly registerTool: Persona['registerTool'] = (tool) => this.#parts.tools.register(tool);

  readonly respondToToolCall: Persona['respondToToolCall'] = (callId, approved, reason) =>
    this.#command({ type: 'tool/respond', callId, approved, reason });

  readonly setMicrophoneMuted = (muted: boolean): void => this.#command({ type: 'microphone/mute', muted });

  readonly requestMicrophone = (): void => this.#command({ type: 'microphone/request' });

  readonly selectMicrophone = (microphoneId: string | null): void => this.#chooseDevices({ microphoneId });

  readonly selectSpeaker = (speakerId: string | null): void => this.#chooseDevices({ speakerId });

  readonly reportError = (error: PersonaError): void => this.#command({ type: 'error/raise', error });

  readonly dismissError = (): void => this.#command({ type: 'error/dismiss' });

  get #isDestroyed(): boolean {
    return this.#runtime.state.control.destroyed;
  }

  /** Waits for the gate, if there is one. */
  #gated<Value>(begin: () => Promise<Value>, asks?: boolean): Promise<Value> {
    return (
      startGates
        .get(this.store)?.()
        .then((gate) => gate.pass(begin, asks)) ?? begin()
    );
  }

  #restore(restore: number, load: () => Conversation | null | Promise<Conversation | null>): void {
    const loadLogs = async () => {
      const saved = await load();
      return saved === null
        ? null
        : (await restoreModule.load()).restoreConversation(saved, this.#runtime.state.view);
    };
    this.#command({ type: 'conversation/restore', restore, load: loadLogs });
  }

  #command(command: PersonaCommand): void {
    this.#runtime.dispatch(command);
  }

  async #end(command: PersonaCommand): Promise<void> {
    void startGates
      .get(this.store)?.()
      .then((gate) => gate.cancel(), ignore);
    const ended = this.#runtime.promise('end');
    this.#command(command);
    await ended;
    await new Promise<void>((resolve) => this.#runtime.afterPublished(resolve));
  }

  #chooseDevices(choice: Partial<DeviceChoice>): void {
    this.#command({ type: 'devices/choose', choice });
  }

  readonly #newTurnId = (): string => this.#parts.environment.createId('turn');

  /** @throws PersonaError `session-not-live`, `turn-busy`, `turn-file-refused`, `turn-too-long` */
  #begin(command: TurnCommand): TurnHandle {
    const { view, control } = this.#runtime.state;
    if (control.session.phase === 'closed') throw notLive(view.session.status);
    this.#parts.code()?.refuse(command);
    const { turnId } = command;
    const ended = this.#runtime.promise<TurnResult>(`turn ${turnId}`);
    this.#command(command);
    return { id: turnId, ended };
  }
}

/** The number of restores by all personas on the page. Each restore has its own number, so that a late result never matches a later call. */
let restores = 0;

const ignore = () => undefined;

const notLive = (status: string) =>
  sessionLifeError('session-not-live', { message: `The session is ${status}.` });

const destroyed = () => configError('config-invalid', { message: 'The persona was destroyed.' });

function checkedText(text: unknown): string {
  if (typeof text !== 'string' || text.trim() === '')
    throw inputError('turn-empty', { message: 'The text is empty.' });
  return text;
}
