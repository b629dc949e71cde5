import type { LlmDataPart, LlmTokenUsage } from '../../llm/llm-adapter.js';
import type { AnamClientOptions } from '../anam/anam-sdk.js';
import type { DeviceChoice } from '../machine/microphone/microphone-state.js';
import type { LatencyBudget } from '../machine/timeline/latency-budget.js';
import type { TurnReport } from '../machine/timeline/turn-report.js';
import type { ExclusiveScope, PersonaEnvironment } from '../ports/environment.js';
import type { OnClient } from '../anam/on-client.js';
import type { SessionEndpoint, SessionFunction } from '../anam/session-source.js';
import type { InputPolicy } from '../machine/context.js';
import type { Conversation } from './conversation.js';

/** What `onUsage` receives when a turn has ended. Counts that the endpoint did not report are missing. */
export interface UsageReport {
  readonly turnId: string;
  /** The tokens of this turn. */
  readonly usage: LlmTokenUsage;
  /** The tokens of the conversation including this turn; the same as `state.usage`. */
  readonly total: LlmTokenUsage;
}

interface SessionEnd {
  /**
   * The URL of your end endpoint. When the page closes, it gets a beacon with `{ sessionId }` as text, so that the
   * session frees its slot immediately. @default none
   */
  readonly endUrl?: string;
}

/**
 * The session endpoint with its request options, or a function that returns a token; and the URL that ends a session.
 */
export type SessionOptions =
  | (SessionEnd & SessionEndpoint & { readonly getToken?: never })
  | (SessionEnd & {
      /** Returns a session token. Called once per session. */
      readonly getToken: SessionFunction;
      readonly url?: never;
    });

/** The devices that the user selected earlier (from `state.devices`), and whether the microphone is used. */
export interface DeviceOptions extends Partial<DeviceChoice> {
  /** Whether a start asks for the microphone. If not, or if it is blocked, the user can type. @default true */
  readonly microphone?: boolean;
}

/** When a session ends automatically. All values are in seconds. */
export interface LimitOptions {
  /**
   * Ends the session this many seconds after it became live, with the reason `limit`. Set it to your plan's cap to get
   * the warning, because the SDK does not report the cap. Reconnecting does not restart the count. @default none
   */
  readonly sessionSeconds?: number;
  /**
   * Ends a session with the reason `idle` after this many seconds without speech or input, because Anam bills every
   * connected second. `false`: never. @default 300
   */
  readonly idleSeconds?: number | false;
  /** Ends the session when its page has been hidden for this many seconds, with the reason `idle`. @default never */
  readonly hiddenSeconds?: number;
  /** How long before a session ends `state.ending` announces it. @default 30 */
  readonly warningSeconds?: number;
}

/** Timeouts, in milliseconds. */
export interface TimeoutOptions {
  /** From `start()` to live. @default 30000 */
  readonly startMs?: number;
  /**
   * How long Anam's model may take to start an answer. If it has not answered during the session by then,
   * `config-no-model` is reported and the session continues. @default 20000
   */
  readonly answerMs?: number;
  /**
   * How long the permission prompt may stay open before `microphone-timeout` is reported. The session does not wait for
   * it, and a later choice still counts. @default 20000
   */
  readonly microphoneMs?: number;
}

/** Options that few apps need. */
export interface AdvancedOptions {
  /**
   * What new input does while a turn is running: interrupts it, waits for its end, or is refused. @default 'interrupt'
   */
  readonly inputPolicy?: InputPolicy;
  /** How often a model may call tools in one turn. After that it must answer without tools. @default 8 */
  readonly maxToolRounds?: number;
  /**
   * Allows only one live session, so that a second one is not billed by accident. When this persona starts, all other
   * personas with this option end with the reason `replaced`: those on the page (`page`), or in all tabs of the origin
   * (`browser`). @default several sessions can be live
   */
  readonly exclusive?: ExclusiveScope;
  /**
   * An earlier conversation to continue, from `conversationOf()`. It is shown and sent to the model. It is in the
   * initial state, also on a server, unless an item could not be shown. The complete check is loaded afterwards; a
   * start waits for it, and `state.restoring` is true until then. If the data is damaged, the persona continues without
   * it, and `state.error` and `onError` get `config-invalid`; your data is not changed.
   */
  readonly conversation?: Conversation;
  /** Options for the SDK's client (`api.baseUrl`, `rtcConfiguration`, `metrics`, …). */
  readonly clientOptions?: AnamClientOptions;
  /**
   * Called with the real `AnamClient` of each session, for SDK features that this package does not cover. It is called
   * before the client connects, so that you miss no event. A returned function runs when the session ends. A client is
   * for one session: do not store it and do not stop it. A LiveKit room has no client.
   * @example
   * import { AnamEvent, type DirectorNoteCueAppliedEvent } from '@anam-ai/js-sdk';
   * import type { OnClient } from 'anam-react/core';
   *
   * const onClient: OnClient = (client) => {
   *   const onCue = (event: DirectorNoteCueAppliedEvent) => console.log(event.cueTag);
   *   client.addListener(AnamEvent.DIRECTOR_NOTE_CUE_APPLIED, onCue);
   *   return () => client.removeListener(AnamEvent.DIRECTOR_NOTE_CUE_APPLIED, onCue);
   * };
   */
  readonly onClient?: OnClient;
  /**
   * The maximum duration of the steps of a turn, in milliseconds. `onTurn` reports steps over budget. @default no
   * limits
   */
  readonly latencyBudget?: LatencyBudget;
  /**
   * Called once when a turn ends, with the duration of each step but no conversation text. The package itself sends it
   * nowhere.
   * @example
   * const onTurn = (turn: TurnReport) => navigator.sendBeacon('/api/turns', JSON.stringify(turn));
   * <PersonaChat {...options} advanced={{ onTurn }} />;
   */
  readonly onTurn?: (turn: TurnReport) => void;
  /**
   * Called once when a turn ends, with the tokens of all its model requests, if the endpoint reported any; also when
   * the turn was interrupted or failed. With this option, the package requests the counts from endpoints that do not
   * send them by default. Client mode only.
   * @example
   * const onUsage = ({ usage, total }: UsageReport) => console.log(usage.outputTokens, total.outputTokens);
   * <PersonaChat {...options} advanced={{ onUsage }} />;
   */
  readonly onUsage?: (report: UsageReport) => void;
  /**
   * Called for each data part from your endpoint, when it arrives. A part with `transient` is passed only here; the
   * others are also in the message (`parts`).
   * @example <PersonaChat {...options} advanced={{ onData: ({ name, data }, { turnId }) => console.log(turnId, name, data) }} />
   */
  readonly onData?: (part: LlmDataPart, context: { readonly turnId: string }) => void;
  /**
   * Called with each warning from Anam's service, for example about an update that it refused (`persona.update`). The
   * text is for developers: log it, do not show it. It comes from the SDK's event `SERVER_WARNING`.
   * @example <PersonaChat {...options} advanced={{ onWarning: (text) => console.warn(text) }} />
   */
  readonly onWarning?: (text: string) => void;
  /** Replaces browser APIs and services, for tests and other runtimes. */
  readonly environment?: Partial<PersonaEnvironment>;
}
