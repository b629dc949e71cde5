import type { CoreState } from '../machine/core-state.js';
import type { TurnResult } from '../api/persona-api.js';
import type { PersonaEvent } from '../machine/persona-event.js';
import type { PersonaFoundation } from './persona-foundation.js';
import { resolveOptions, type PersonaSettings } from '../api/persona-settings.js';
import { PersonaRuntime } from './persona-runtime.js';
import type { PersonaMode } from '../machine/persona-state.js';
import { ModeWatch } from './mode-watch.js';
import { PageFarewell } from './page-farewell.js';
import { PageWatch } from './page-watch.js';
import { sessionError } from '../machine/session/session-error.js';
import { StartWatch } from './start-watch.js';
import { turnError } from '../machine/turn/turn-error.js';

export type TurnEvent = Extract<PersonaEvent, { type: 'turn/ask' | 'turn/say' }>;
/** What the app tells without waiting for anything. */
export type PlainEvent = Extract<
  PersonaEvent,
  {
    type:
      | 'context/add'
      | 'session/keep-alive'
      | 'turn/interrupt'
      | 'tool/answer'
      | 'microphone/mute'
      | 'fault/raised'
      | 'microphone/request'
      | 'devices/choose'
      | 'fault/dismissed';
  }
>;

const noProbes = () => undefined;

/** The actions of a persona: each makes one event, and keeps the promise that it gave. Loaded at the first start. */
export class PersonaCore {
  readonly #settings: PersonaSettings;
  readonly #runtime: PersonaRuntime;
  readonly #starts = new StartWatch();
  readonly #modes = new ModeWatch();
  readonly #farewell: PageFarewell;
  readonly #page: PageWatch;
  #greeted = false;
  #stopProbing: (() => void) | null = null;

  constructor(foundation: PersonaFoundation) {
    this.#settings = resolveOptions(foundation.options);
    this.#runtime = new PersonaRuntime(foundation, this.#settings, (before, after) =>
      this.#keepUp(before, after),
    );
    this.#page = new PageWatch(this.#runtime.environment, this.#settings.exclusive, (event) =>
      this.#runtime.dispatch(event),
    );
    this.#farewell = new PageFarewell(
      this.#runtime.environment,
      this.#settings.endUrl,
      () => void this.stop(),
    );
  }

  start(): Promise<void> {
    const { status } = this.#runtime.state.view.session;
    if (status === 'live' || status === 'reconnecting') return Promise.resolve();
    const { timeouts, microphone } = this.#settings;
    return this.#starts.begin(() =>
      this.#runtime.dispatch({
        type: 'session/start',
        startTimeoutMs: timeouts.startMs,
        microphoneTimeoutMs: timeouts.microphoneMs,
        microphone,
      }),
    );
  }

  async stop(): Promise<void> {
    this.#runtime.dispatch({ type: 'session/stop' });
    // Called from inside a callback, the event waits for the running step; it is through within this task.
    await Promise.resolve();
    await this.#runtime.closing;
  }

  async setMode(mode: PersonaMode): Promise<void> {
    const done = this.#modes.wait(mode);
    this.#runtime.dispatch({ type: 'mode/set', mode });
    // As in `stop`.
    await Promise.resolve();
    this.#modes.settleIdle(this.#runtime.state.view, (callback) => this.#runtime.afterPublished(callback));
    return done;
  }

  begin(event: TurnEvent): Promise<TurnResult> {
    const ended = this.#runtime.turns.watch(event.turnId);
    this.#runtime.lookAtSignalling();
    this.#runtime.dispatch(event);
    return ended;
  }

  tell(event: PlainEvent): void {
    this.#runtime.dispatch(event);
  }

  offerTool(name: string): void {
    this.#runtime.offerTool(name);
  }

  close(): void {
    this.#runtime.close();
  }

  /** @throws PersonaError `turn-busy`, `session-not-live` */
  refuseInput(): void {
    const { state, inputPolicy } = this.#runtime;
    if (!state.control.session.open) {
      throw sessionError('session-not-live', { message: `The session is ${state.view.session.status}.` });
    }
    if (inputPolicy === 'reject' && state.control.running) {
      throw turnError('turn-busy', { message: 'A turn is running.' });
    }
  }

  #keepUp(before: CoreState, after: CoreState): void {
    const later = (callback: () => void) => this.#runtime.afterPublished(callback);
    this.#starts.settle(before.view.session, after.view.session, later);
    this.#modes.settle(before.view, after.view, later);
    this.#probe(after.view.mode === 'client' && after.view.session.status === 'live');
    this.#farewell.watch(after.control.session.open, after.control.session.sessionId);
    this.#page.watch(after.control.session.open);
    this.#runtime.microphone.watch(after.control.microphone.wanted);
    const { renewal, session } = after.control;
    if (before.control.session.phase === 'live' && session.phase === 'waiting' && renewal)
      this.#farewell.release(renewal.sessionId);
    this.#greet(before, after);
  }

  /** Nobody is to be asked for anything while nobody talks. */
  #probe(isLive: boolean): void {
    if (isLive === (this.#stopProbing !== null)) return;
    this.#stopProbing?.();
    this.#stopProbing = isLive ? (this.#settings.llm.client?.startProbing?.() ?? noProbes) : null;
  }

  #greet(before: CoreState, after: CoreState): void {
    const greeting = this.#settings.greeting?.trim();
    const wentLive = before.view.session.status === 'connecting' && after.control.session.open;
    if (this.#greeted || !wentLive) return;
    this.#greeted = true;
    if (!greeting || after.control.running || after.view.mode !== 'client') return;
    const turnId = this.#runtime.environment.createId('turn');
    this.#runtime.dispatch({ type: 'turn/say', turnId, text: greeting });
  }
}
