import type { EngineTimerSettings } from './engine-timers.js';
import type { EventLags } from './event-lags.js';
import type { ServiceAnswer } from './session-behaviour.js';
import type { SimulatedSession } from './simulated-session.js';

/** What `Scenario.run` receives: the session to act on, and a way to wait. */
export interface ScenarioStage {
  readonly session: SimulatedSession;
  /** Waits by the simulator's clock, in milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface ScenarioRefusal {
  readonly status: number;
  /** The text by which the SDK distinguishes 429 responses. */
  readonly error: string;
  readonly message: string;
  /** Whether the body is an HTML page instead of JSON, like that of a gateway. */
  readonly html?: boolean;
  /** How many requests are refused. Later ones are accepted. @default all */
  readonly times?: number;
}

/** How the simulated backend behaves. */
export interface Scenario {
  readonly name: string;
  /** Delays events, in milliseconds, so that other events overtake them. @default none */
  readonly lagsMs?: EventLags;
  /** Anam's own model, for server mode. `contexts`: the texts that the page sent with `addContext` in this session. */
  readonly answer?: (text: string, contexts: readonly string[]) => ServiceAnswer;
  /**
   * Whether Anam's own model answers: `as-asked` follows the token. `always` and `never` simulate a stored persona,
   * which ignores the request's `llmId`. @default 'as-asked'
   */
  readonly model?: 'as-asked' | 'always' | 'never';
  /** Refuses session requests. */
  readonly refuse?: ScenarioRefusal;
  /** The delay of session responses, in milliseconds; `Infinity` for no response. @default 0 */
  readonly answerAfterMs?: number;
  /** The media that the persona sends. @default 'picture and voice' */
  readonly media?: 'picture and voice' | 'voice' | 'nothing';
  /** Whether the page is told that the session is ready. @default true */
  readonly ready?: boolean;
  /** How long after its answer the session is ready, in milliseconds. @default 0, or set by the profile */
  readonly readyAfterMs?: number;
  /**
   * How the engine can be reached. `'relay'`: only over a TURN server, as in networks that block UDP; the simulator has
   * none, so that the connection fails. `'nowhere'`: it offers no address. @default 'anywhere'
   */
  readonly reachable?: 'anywhere' | 'relay' | 'nowhere';
  /** The server ends the session during its start: instead of its SDP answer, or instead of reporting it ready. */
  readonly endsBefore?: 'answer' | 'ready';
  /** How long the data channel transmits nothing, in milliseconds; `Infinity` means forever. @default 0 */
  readonly channelAfterMs?: number;
  /** How many times each event of the data channel arrives. @default 1 */
  readonly copies?: number;
  /** Calls `run` only for this many sessions, starting with the first. @default all */
  readonly runs?: number;
  /**
   * The engine's timers if the token sets none, like a persona's settings in Anam's Lab. The session length is the
   * plan's limit, which a token cannot exceed. @default 15 s, 60 s, no limit
   */
  readonly timers?: EngineTimerSettings;
  /** Runs alongside a session, from the moment it is ready. */
  run?(stage: ScenarioStage): Promise<void>;
}
