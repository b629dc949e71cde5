import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import { restoreConversation } from './conversation.js';
import { earlyEnvironment } from '../ports/environment.js';
import { ErrorReporter } from '../runtime/error-reporter.js';
import { FirstStart } from '../runtime/first-start.js';
import { loadedPersonaCore, loadPersonaCore } from '../runtime/load-persona-core.js';
import type { DeviceChoice } from '../machine/microphone/microphone-state.js';
import type { Persona, TurnHandle } from './persona-api.js';
import type { PersonaCore, TurnEvent } from '../runtime/persona-core.js';
import type { PersonaFoundation } from '../runtime/persona-foundation.js';
import { checkOptions, chosenDevices, modeWithoutModel } from './check-options.js';
import { MAX_NOTES, START_TIMEOUT_MS, type PersonaOptions } from './persona-options.js';
import { initialLogs, initialPersonaState, type PersonaState } from '../machine/persona-state.js';
import { Publisher } from '../runtime/publisher.js';
import { sessionError } from '../machine/session/session-error.js';
import { findInput } from '../machine/logs/find-input.js';
import { ToolRegistry } from '../runtime/tools/tool-registry.js';
import { turnError } from '../machine/turn/turn-error.js';

const configError = errorFactory(configErrors);

/**
 * Makes the conversation: the product without React. Nothing connects until `start()`, and what runs a session is
 * loaded then, or with `preload()`.
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
  return new LazyPersona(options);
}

/** The public actions, before and after the code of sessions is there. Checks what does not depend on a session. */
class LazyPersona implements Persona {
  readonly store: Persona['store'];
  readonly #foundation: Omit<PersonaFoundation, 'microphoneMuted'>;
  #core: PersonaCore | null = null;
  #first: FirstStart | null = null;
  #restoring: Promise<boolean> | null = null;
  #notes: readonly string[] = [];
  #microphoneMuted = false;
  #destroyed = false;

  constructor(options: PersonaOptions) {
    const { mode, modes } = checkOptions(options);
    const { tools: given = [], onError, advanced } = options;
    const environment = { ...earlyEnvironment(), ...advanced?.environment };
    const errors = new ErrorReporter(() => onError);
    const fresh = initialPersonaState(mode, modes);
    const devices = chosenDevices(options);
    const initial = { ...fresh, devices, ...restoreConversation(advanced?.conversation) };
    const publisher = new Publisher(initial, environment.scheduleFrame, (cause) => errors.callback(cause));
    const tools = new ToolRegistry((name) => this.#core?.offerTool(name));
    this.store = publisher.store;
    this.#foundation = { options, environment, publisher, errors, tools };
    for (const tool of given) tools.register(tool);
  }

  readonly preload = async (): Promise<void> => {
    await Promise.all([loadPersonaCore(), this.#foundation.environment.loadCreateClient()]);
  };

  readonly start = (): Promise<void> => {
    if (this.#destroyed) return Promise.reject(destroyed());
    if (!this.#core && !this.#restoring && loadedPersonaCore()) this.#makeCore();
    if (this.#core) return this.#core.start();
    this.#first ??= this.#beginFirstStart();
    return this.#first.promise;
  };

  readonly end = async (): Promise<void> => {
    this.#first?.cancel();
    await this.#core?.stop();
    await this.#published();
  };

  readonly restore: Persona['restore'] = (load) => {
    const { transcript } = this.#foundation.publisher.latest;
    if (this.#destroyed || this.#core || this.#first || transcript.size > 0) return Promise.resolve(false);
    const restoring: Promise<boolean> = this.#restore(load).finally(() => {
      if (this.#restoring === restoring) this.#restoring = null;
    });
    this.#restoring = restoring;
    return restoring;
  };

  readonly clear = async (): Promise<void> => {
    await this.end();
    this.#core?.close();
    this.#core = null;
    this.#notes = [];
    // A new log also where nothing was said: whoever keeps the conversation sees that it was cleared.
    const transcript = { groups: [], size: 0 };
    const nothing = { ...initialLogs, transcript, turn: { status: 'none' }, error: null } as const;
    this.#publish({ ...nothing, session: { status: 'idle' } });
    await this.#published();
  };

  readonly ask: Persona['ask'] = (text, options) => {
    const turnId = this.#newTurn(text);
    return this.#begin({ type: 'turn/ask', turnId, text: text.trim(), source: options?.source ?? 'app' });
  };

  readonly retry: Persona['retry'] = (turnId) => {
    const input = findInput(this.#foundation.publisher.latest.transcript, turnId);
    if (!input)
      throw turnError('turn-unknown', { message: `Nobody asked anything in ${turnId ?? 'any turn'}.` });
    // Anam's own model has heard what was spoken, and is not told it again.
    return this.ask(input.text, { source: input.source === 'speech' ? 'text' : input.source });
  };

  readonly say: Persona['say'] = (text) => {
    const turnId = this.#newTurn(text);
    return this.#begin({ type: 'turn/say', turnId, text });
  };

  readonly setMode: Persona['setMode'] = (mode) => {
    const { modes } = this.store.getState();
    if (this.#destroyed) return Promise.reject(destroyed());
    if (!modes.includes(mode)) return Promise.reject(modeWithoutModel(mode));
    if (this.#core) return this.#core.setMode(mode);
    if (this.#first) return this.#first.setMode(mode);
    this.#publish({ mode });
    return this.#published();
  };

  readonly addContext = (text: string): void => {
    if (typeof text !== 'string' || text.trim() === '')
      throw turnError('turn-empty', { message: 'The text is empty.' });
    if (this.#core) this.#core.tell({ type: 'context/add', text: text.trim() });
    else this.#notes = [...this.#notes, text.trim()].slice(-MAX_NOTES);
  };

  readonly keepAlive = (): void => this.#core?.tell({ type: 'session/keep-alive' });

  readonly interrupt = (): void => this.#core?.tell({ type: 'turn/interrupt' });

  readonly registerTool: Persona['registerTool'] = (tool) => this.#foundation.tools.register(tool);

  readonly respondToToolCall: Persona['respondToToolCall'] = (callId, approved, reason) =>
    this.#core?.tell({ type: 'tool/answer', callId, approved, reason });

  readonly setMicrophoneMuted = (muted: boolean): void => {
    this.#microphoneMuted = muted;
    this.#core?.tell({ type: 'microphone/mute', muted });
  };

  readonly reportError = (error: PersonaError): void => {
    if (this.#core) return this.#core.tell({ type: 'fault/raised', error });
    this.#publish({ error: error });
    this.#foundation.errors.report(error);
  };

  readonly requestMicrophone = (): void => this.#core?.tell({ type: 'microphone/request' });

  readonly selectMicrophone = (microphoneId: string | null): void => this.#chooseDevices({ microphoneId });

  readonly selectSpeaker = (speakerId: string | null): void => this.#chooseDevices({ speakerId });

  readonly dismissError = (): void => {
    if (this.#core) this.#core.tell({ type: 'fault/dismissed' });
    else this.#publish({ error: null });
  };

  readonly destroy = async (): Promise<void> => {
    this.#destroyed = true;
    await this.end();
    this.#core?.close();
    this.#foundation.publisher.close();
  };

  #chooseDevices(choice: Partial<DeviceChoice>): void {
    if (this.#core) return this.#core.tell({ type: 'devices/choose', choice });
    this.#publish({ devices: { ...this.#foundation.publisher.latest.devices, ...choice } });
  }

  #newTurn(text: string): string {
    if (typeof text !== 'string' || text.trim() === '')
      throw turnError('turn-empty', { message: 'The text is empty.' });
    return this.#foundation.environment.createId('turn');
  }

  #begin(event: TurnEvent): TurnHandle {
    const { turnId } = event;
    if (this.#core) {
      this.#core.refuseInput();
      return { id: turnId, ended: this.#core.begin(event) };
    }
    if (this.#first) return { id: turnId, ended: this.#first.begin(event) };
    const { status } = this.store.getState().session;
    throw sessionError('session-not-live', { message: `The session is ${status}.` });
  }

  /** The state says at once that something happens; the time limit of the session counts from when the code is there. */
  #beginFirstStart(): FirstStart {
    const { clock } = this.#foundation.environment;
    this.#publish({ session: { status: 'authorizing', since: clock.now() } });
    return new FirstStart({
      clock,
      // What was kept comes first; a start that cannot have it goes on without.
      load: () => Promise.all([loadPersonaCore(), this.#restoring?.catch(() => false)]),
      timeoutMs: this.#foundation.options.timeouts?.startMs ?? START_TIMEOUT_MS,
      onLoaded: () => {
        this.#first = null;
        return this.#makeCore();
      },
      onEnded: (error) => this.#endFirstStart(error),
    });
  }

  #endFirstStart(error: PersonaError | null): void {
    this.#first = null;
    const ended = { status: 'ended', since: this.#foundation.environment.clock.now() } as const;
    this.#publish({ session: error ? { ...ended, reason: 'error', error } : { ...ended, reason: 'user' } });
    if (error) this.#foundation.errors.report(error);
  }

  async #restore(load: Parameters<Persona['restore']>[0]): Promise<boolean> {
    this.#publish({ restoring: true });
    try {
      const logs = restoreConversation((await load()) ?? undefined);
      this.#publish({ restoring: false, ...logs });
      await this.#published();
      return logs !== undefined;
    } finally {
      this.#publish({ restoring: false });
    }
  }

  #published(): Promise<void> {
    return new Promise((resolve) => this.#foundation.publisher.afterPublished(resolve));
  }

  #publish(change: Partial<PersonaState>): void {
    const { publisher } = this.#foundation;
    publisher.publish({ ...publisher.latest, ...change });
  }

  #makeCore(): PersonaCore {
    const loaded = loadedPersonaCore();
    if (!loaded) throw new Error('The code of sessions is made use of before it is loaded.');
    this.#core = new loaded.PersonaCore({ ...this.#foundation, microphoneMuted: this.#microphoneMuted });
    for (const text of this.#notes) this.#core.tell({ type: 'context/add', text });
    return this.#core;
  }
}

const destroyed = () => configError('config-invalid', { message: 'The persona was destroyed.' });
