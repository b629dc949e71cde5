import type { PersonaError } from '../../internal/persona-error.js';
import type { Conversation } from './conversation.js';
import type { PersonaMode, PersonaState } from '../machine/persona-state.js';
import type { ReadonlyStore } from '../ports/readonly-store.js';
import type { PersonaTool } from '../ports/persona-tool.js';
import type { TurnOutcome } from '../machine/turn/turn-state.js';

/** What `ended` of a `TurnHandle` resolves with when the turn has ended. */
export interface TurnResult {
  readonly turnId: string;
  readonly outcome: TurnOutcome;
}

/** A turn that was accepted. `ended` always resolves, also after an interruption, an error or `end()`. */
export interface TurnHandle {
  readonly id: string;
  readonly ended: Promise<TurnResult>;
}

/** The conversation as the app sees it; lives across sessions. Made by `createPersona`. */
export interface Persona {
  /** Published at most once a frame. */
  readonly store: ReadonlyStore<PersonaState>;
  /**
   * Opens a session: fetches a token, asks for the microphone, connects. Call it from a click, so that the browser
   * allows sound. Resolves when the session is live; a second call while starting returns the same promise.
   * @throws PersonaError `token-*`, `session-*`, `connection-*`, `config-*`; also in `state.session.error`.
   */
  start(): Promise<void>;
  /**
   * Ends the session from whatever point it is at. Resolves when nothing of it is left: sockets, peer connection,
   * tracks, timers. Never rejects. The transcript stays.
   */
  end(): Promise<void>;
  /**
   * Takes up an earlier conversation, before anything is said: shown, and known to the model. A start waits for it, 10 s
   * at most. Resolves to whether there was one; to `false` also when a session was started, the persona has a conversation
   * already, or `clear()` or another `restore()` came meanwhile. Rejects as `load` does. `keepConversation` and the
   * provider's `storage` call it.
   * @throws PersonaError `config-invalid` if it is not what `conversationOf()` gave, `storage-load` after 10 s
   */
  restore(load: () => Promise<Conversation | null>): Promise<boolean>;
  /**
   * Ends the session and forgets what was said at once, in a `restore()` that is under way too: the next session begins a
   * new conversation. Resolves when nothing of the session is left.
   */
  clear(): Promise<void>;
  /**
   * Lets the other one call the model: the page (`client`) or Anam (`server`). While a session lives this costs one new
   * session: the running turn ends as interrupted, the old session is given up, and what was said is told to the new
   * model. Resolves when the persona can be used in the mode: at once without a session, else when it is live again.
   * When it fails, a session in the mode before is opened again, and the promise rejects once that is live or has failed
   * too. Rejected, it has changed nothing but the session.
   * @throws PersonaError `config-llm` (the mode has no model), `mode-failed`, `mode-replaced` (a later `setMode`),
   * `session-stopped`
   */
  setMode(mode: PersonaMode): Promise<void>;
  /**
   * Lets the model know something that nobody said: what the user looks at, who they are. It stands in what the model is
   * told from the next turn on, in whatever mode; the latest 50 are kept. Works at any time.
   * @throws PersonaError `turn-empty`, `turn-context-too-long` (server mode)
   */
  addContext(text: string): void;
  /**
   * The user says `text`: a user message, then the persona's answer.
   * @param options `source`: where the text came from, as the transcript shows it; `speech` for a recogniser of your own
   * @throws PersonaError `turn-empty`, `turn-busy` (policy `reject`), `session-not-live`, `turn-too-long` (server mode)
   */
  ask(text: string, options?: { readonly source?: 'text' | 'app' | 'speech' }): TurnHandle;
  /**
   * Asks again what the user said in a turn, as a new turn at the end: after a failure, or for another answer. The old
   * turn stays as it is, in the transcript and in what the model is told. What was spoken is asked as typed text.
   * @param turnId @default the newest turn in which the user said something
   * @throws PersonaError `turn-unknown`, and as `ask`
   */
  retry(turnId?: string): TurnHandle;
  /** The persona says `text`, without a model and without a user message. Throws as `ask`. */
  say(text: string): TurnHandle;
  /** Somebody is there: a session that is about to end as idle goes on (`state.ending`, `limits.idleSeconds`). */
  keepAlive(): void;
  /** Stops the running turn: aborts the model, silences the persona, keeps what was heard. Harmless when idle. */
  interrupt(): void;
  /**
   * Lets the model call a function of the app; of two with one name the later one runs. Returns what takes it away.
   * @throws PersonaError `config-tool`
   */
  registerTool<Arguments>(tool: PersonaTool<Arguments>): () => void;
  /**
   * Answers a call that has the status `awaiting-approval`; `reason` is told to the model. Harmless for any other call.
   */
  respondToToolCall(callId: string, approved: boolean, reason?: string): void;
  /**
   * Asks for the microphone again, in the running session: the way back after a refusal. By itself it comes back as soon
   * as the user allows it in the settings, or plugs one in. Harmless while it is there or asked for.
   */
  requestMicrophone(): void;
  /**
   * Changes the microphone, in the running session and in later ones; `null` for the system's default. Where that device
   * is not there, the default one listens until it is.
   */
  selectMicrophone(deviceId: string | null): void;
  /** Where the persona's voice is heard, in browsers that can choose (`setSinkId`); `null` for the system's default. */
  selectSpeaker(deviceId: string | null): void;
  /** Mutes or unmutes the microphone, of this session and of later ones; `state.microphoneMuted` says which. */
  setMicrophoneMuted(muted: boolean): void;
  /** Loads the SDK, or what else sessions need, ahead of the click, so that `start()` does not wait for it. */
  preload(): Promise<void>;
  /**
   * Brings an error of a part of the app's own (its own player, say) to `state.error` and `onError`, as one of the
   * session.
   */
  reportError(error: PersonaError): void;
  /** Clears `state.error`. */
  dismissError(): void;
  /** `end()` for good: drops subscribers and timers. The persona cannot be started again. */
  destroy(): Promise<void>;
}
