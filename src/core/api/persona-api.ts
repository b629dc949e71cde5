import type { CueTag } from '../../internal/cue-tag.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { Conversation } from './conversation.js';
import type { PersonaMode, PersonaState } from '../machine/persona-state.js';
import type { ReadonlyStore } from '../ports/readonly-store.js';
import type { PersonaTool } from '../ports/persona-tool.js';
import type { PersonaUpdate } from '../ports/persona-update.js';
import type { TurnSource, UserFile } from '../machine/logs/message.js';
import type { TurnOutcome } from '../machine/turn/turn-state.js';

/** The result of a turn: what `TurnHandle.ended` resolves to. */
export interface TurnResult {
  readonly turnId: string;
  readonly outcome: TurnOutcome;
}

/** An accepted turn. `ended` always resolves, even after an interruption, an error or `end()`. */
export interface TurnHandle {
  readonly id: string;
  readonly ended: Promise<TurnResult>;
}

/** The result of `persona.update`. */
export interface UpdateResult {
  /** Whether the service has confirmed the update. */
  readonly confirmed: boolean;
}

/** The options of `persona.ask`. */
export interface AskOptions {
  /** The origin of the text, as the transcript shows it. @default 'app' */
  readonly source?: TurnSource;
  /** Images and files for the model. Client mode only, and only with a model that reads them. @default none */
  readonly files?: readonly UserFile[];
}

/** A conversation with a persona. It can have several sessions. Created by `createPersona`. */
export interface Persona {
  /** Updated at most once per frame. */
  readonly store: ReadonlyStore<PersonaState>;
  /**
   * Opens a session: fetches a token, asks for the microphone, connects. Call it from a click, so that the browser
   * allows sound. Resolves when the session is live; a second call while starting returns the same promise.
   * @throws PersonaError `token-*`, `session-*`, `connection-*`, `config-*`; also in `state.session.error`.
   */
  start(): Promise<void>;
  /**
   * Ends the session at any stage. Resolves when the sockets, peer connection, tracks and timers are closed. Never
   * rejects. The transcript stays.
   */
  end(): Promise<void>;
  /**
   * Restores an earlier conversation. It is shown and sent to the model. A start waits up to 10 s for it. Resolves to
   * `true` if a conversation was restored. Resolves to `false` if there was none, a session was started, the persona
   * already has a conversation, or `clear()` or another `restore()` was called in the meantime. Rejects if `load`
   * rejects, or if `advanced.conversation` is damaged and was still being read. `keepConversation` and the `storage` of
   * the provider call it.
   * @throws PersonaError `config-invalid` if the data is not from `conversationOf()`, `storage-load` after 10 s
   */
  restore(load: () => Promise<Conversation | null>): Promise<boolean>;
  /**
   * Deletes the conversation immediately, cancels a running `restore()`, and ends the session. The next session starts
   * a new conversation. Resolves when the session is closed.
   */
  clear(): Promise<void>;
  /**
   * Changes whether the page (`client`) or Anam (`server`) calls the model. During a session, this opens a new session:
   * the current turn ends as interrupted, the old session is closed, and the new model gets the conversation. Resolves
   * when the persona is ready in the new mode: immediately without a session, otherwise when it is live again. If the
   * switch fails, a session in the previous mode is opened, and the promise rejects when that session is live or has
   * failed too.
   * @throws PersonaError `config-llm` (the mode has no model), `mode-failed`, `mode-replaced` (a later `setMode`),
   * `session-stopped`
   */
  setMode(mode: PersonaMode): Promise<void>;
  /**
   * Gives the model information that is not part of the conversation, for example what the user sees or who they are.
   * The model gets it from the next turn on, in both modes. The last 50 are kept. You can call it at any time.
   * @throws PersonaError `turn-empty`, `turn-context-too-long` (server mode)
   */
  addContext(text: string): void;
  /**
   * Sends `text` as a user message; the persona answers it. In server mode, a question that is asked before the session
   * is live can still be too long for its connection. Its turn then fails with `turn-too-long`.
   * @param options `source`: the origin of the text in the transcript; use `speech` for your own speech recognition.
   *   `files`: images and files for the model, in client mode
   * @throws PersonaError `turn-empty`, `turn-busy` (policy `reject`), `session-not-live`, `turn-too-long` (server
   * mode), `turn-file-refused` (server mode, or a file without a `data:` or `https:` URL or a media type)
   * @example persona.ask('What is on this picture?', { files: [{ type: 'image', url: dataUrl }] });
   */
  ask(text: string, options?: AskOptions): TurnHandle;
  /**
   * Asks the question of a turn again as a new turn: after an error, or to get another answer. The old turn stays in
   * the transcript and in the model's history. A spoken question is sent as typed text.
   * @param turnId @default the newest turn in which the user said something
   * @throws PersonaError `turn-unknown`, and as `ask`
   */
  retry(turnId?: string): TurnHandle;
  /**
   * Lets the persona say `text`, without a model and without a user message. The text has no limit in either mode.
   * @throws PersonaError `turn-empty`, `turn-busy` (policy `reject`), `session-not-live`
   */
  say(text: string): TurnHandle;
  /**
   * Changes settings of the running session: language, voice, speech detection. The service applies them immediately or
   * from the user's next turn. Values that were not refused also apply to renewed sessions and to the other mode.
   * Several calls are sent one after the other; values that are already set are not sent again. Resolves to
   * `confirmed: true` when the service has applied them, and to `confirmed: false` if it does not respond within 10 s.
   * @throws PersonaError `update-refused` (the service sent a warning, which `data.detail` contains),
   * `update-unsupported` (a LiveKit room), `session-not-live`, `session-stopped`, `config-invalid` (not an object with
   * one of the fields), `session-load`
   * @example await persona.update({ languageCode: 'de', voiceGenerationOptions: { speed: 1.1 } });
   */
  update(values: PersonaUpdate): Promise<UpdateResult>;
  /**
   * Gives the persona an expression for what it says now, for example when your app knows that it has good news.
   * Resolves when the cue was sent. Needs an avatar of the model Cara 4: for another one, the service sends a warning
   * (`advanced.onWarning`). The expressions are those of Anam's Director Notes (`sendDirectorNoteCue` of the SDK).
   * @throws PersonaError `session-not-live`, `update-unsupported` (a LiveKit room, an ElevenLabs agent),
   * `update-refused` (the SDK did not send it), `config-invalid` (an unknown tag), `session-load`
   * @example await persona.cue('warm');
   */
  cue(tag: CueTag): Promise<void>;
  /** Resets the idle limit of the session (`state.ending`, `limits.idleSeconds`). */
  keepAlive(): void;
  /** Stops the current turn: aborts the model and the voice; the heard text stays. Without a turn it has no effect. */
  interrupt(): void;
  /**
   * Registers a function that the model may call. If two tools have the same name, the later one is used. Returns a
   * function that removes the tool.
   * @throws PersonaError `config-tool`
   */
  registerTool<Arguments>(tool: PersonaTool<Arguments>): () => void;
  /**
   * Allows or refuses a call with the status `awaiting-approval`; `reason` is sent to the model. Has no effect on other
   * calls.
   */
  respondToToolCall(callId: string, approved: boolean, reason?: string): void;
  /**
   * Asks for the microphone again in the running session, for example after the user blocked it. If the user allows it
   * in the browser settings or plugs one in, it opens automatically. Has no effect while a microphone is open or
   * requested.
   */
  requestMicrophone(): void;
  /**
   * Selects the microphone for this and later sessions; `null` for the system default. If the device is missing, the
   * default one is used until it is plugged in.
   */
  selectMicrophone(deviceId: string | null): void;
  /** Selects the speaker, in browsers that support `setSinkId`; `null` for the system default. */
  selectSpeaker(deviceId: string | null): void;
  /** Mutes or unmutes the microphone for this and later sessions; see `state.microphoneMuted`. */
  setMicrophoneMuted(muted: boolean): void;
  /**
   * Returns whether this browser can open a session. Without WebRTC it cannot: `start()` then rejects with
   * `connection-unsupported`, and the user is not asked for the microphone. On a server it returns `false`.
   */
  isSupported(): boolean;
  /**
   * Loads the SDK and the session code in advance, so that `start()` does not wait for them.
   * @throws PersonaError `connection-unsupported`, `session-load`
   */
  preload(): Promise<void>;
  /** Reports an error from your app, for example from your own player, in `state.error` and `onError`. */
  reportError(error: PersonaError): void;
  /** Clears `state.error`. */
  dismissError(): void;
  /** Ends the persona permanently and removes subscribers and timers. It cannot be started again. */
  destroy(): Promise<void>;
}
