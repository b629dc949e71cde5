import type { AnamClientOptions } from '../anam/anam-sdk.js';
import type { DeviceChoice } from '../machine/microphone/microphone-state.js';
import type { LatencyBudget } from '../machine/timeline/latency-budget.js';
import type { TurnReport } from '../machine/timeline/turn-report.js';
import type { ExclusiveScope, PersonaEnvironment } from '../ports/environment.js';
import type { OnClient } from '../anam/on-client.js';
import type { SessionSource } from '../anam/session-token.js';
import type { InputPolicy } from '../machine/context.js';
import type { Conversation } from './conversation.js';

interface SessionEnd {
  /**
   * The URL of your end endpoint, so that a session whose page goes away frees its slot at once. Receives a beacon with
   * `{ sessionId }` as text. @default none
   */
  readonly endUrl?: string;
}

/** The session endpoint or a function that returns a token, and where the end of a session is reported. */
export type SessionOptions =
  | (SessionEnd & {
      /** The session endpoint. */
      readonly url: string;
      readonly getToken?: never;
    })
  | (SessionEnd & {
      /** Returns a session token; called once a session. */
      readonly getToken: Exclude<SessionSource, string>;
      readonly url?: never;
    });

/** Devices that the user chose earlier, as `state.devices` had them, and whether the microphone is used at all. */
export interface DeviceOptions extends Partial<DeviceChoice> {
  /** Whether a start asks for the microphone. Without it, or when it is refused, the user types. @default true */
  readonly microphone?: boolean;
}

/** When a session ends by itself. All in seconds. */
export interface LimitOptions {
  /**
   * Ends the session this many seconds after it became live, with the reason `limit`. Set it to the cap of your plan to
   * get the warning: the SDK does not report the cap. Reconnecting does not restart the count. @default none
   */
  readonly sessionSeconds?: number;
  /**
   * Ends a session in which nobody has said or typed anything for this many seconds, with the reason `idle`: Anam bills
   * every connected second. `false`: never. @default 300
   */
  readonly idleSeconds?: number | false;
  /** Ends the session when its page has been hidden for this many seconds, with the reason `idle`. @default never */
  readonly hiddenSeconds?: number;
  /** How long before such an end `state.ending` announces it. @default 30 */
  readonly warningSeconds?: number;
}

/** How long to wait for others. All in milliseconds. */
export interface TimeoutOptions {
  /** From `start()` to live. @default 30000 */
  readonly startMs?: number;
  /**
   * How long Anam's model may take to show the first sign of an answer. If it has shown none in the whole session by
   * then, `config-no-model` is reported; the session goes on. @default 20000
   */
  readonly answerMs?: number;
  /**
   * How long the permission prompt may stay open until `microphone-timeout` is reported. The session does not wait for
   * it, and a later choice still counts. @default 20000
   */
  readonly microphoneMs?: number;
}

/** Options that few apps need. */
export interface AdvancedOptions {
  /** What happens to new input while a turn runs: it interrupts the turn, waits for its end, or is refused. @default 'interrupt' */
  readonly inputPolicy?: InputPolicy;
  /** How often a model may call tools in one turn; after that it has to answer without them. @default 8 */
  readonly maxToolRounds?: number;
  /**
   * Prevents a second session from running, and being billed, beside this one by accident: when it starts, every other
   * persona of this page (`page`), or of all tabs of this origin (`browser`), that has the option too ends with the
   * reason `replaced`. @default several may be live at once
   */
  readonly exclusive?: ExclusiveScope;
  /** An earlier conversation to continue, as returned by `conversationOf()`: shown, and known to the model. */
  readonly conversation?: Conversation;
  /** Options for the SDK's client (`api.baseUrl`, `rtcConfiguration`, `metrics`, …). */
  readonly clientOptions?: AnamClientOptions;
  /**
   * The real `AnamClient` of each session, for what this package does not cover. Called before the client connects, so
   * that no early event is missed; what it returns runs when the session ends. A client is for one session only: do not
   * keep it, and do not stop it. There is none in a LiveKit room.
   * @example
   * onClient: (client) => {
   *   const onWarning = (text: string) => console.warn(text);
   *   client.addListener(AnamEvent.SERVER_WARNING, onWarning);
   *   return () => client.removeListener(AnamEvent.SERVER_WARNING, onWarning);
   * }
   */
  readonly onClient?: OnClient;
  /** How long the steps of a turn may take, in ms; `onTurn` reports what took longer. @default no limits */
  readonly latencyBudget?: LatencyBudget;
  /**
   * Called once for each turn that has ended, with the duration of each step and no word of what was said. Nothing is
   * sent anywhere by itself.
   * @example onTurn: (turn) => navigator.sendBeacon('/api/turns', JSON.stringify(turn))
   */
  readonly onTurn?: (turn: TurnReport) => void;
  /** Replaces parts of the outside world, for tests and other runtimes. */
  readonly environment?: Partial<PersonaEnvironment>;
}
