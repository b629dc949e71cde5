import type { EngineTimerSettings } from './engine-timers.js';
import type { EventLags } from './event-lags.js';
import type { ServiceAnswer } from './session-behaviour.js';
import type { SimulatedSession } from './simulated-session.js';

/** What `run` of a `Scenario` receives: the session to act on, and a way to wait. */
export interface ScenarioStage {
  readonly session: SimulatedSession;
  /** By the simulator's clock, ms. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface ScenarioRefusal {
  readonly status: number;
  /** What the SDK tells 429s apart by. */
  readonly error: string;
  readonly message: string;
  /** The body is a page and no JSON, as of a gateway. */
  readonly html?: boolean;
  /** How many requests are answered so; those after them are taken. @default all */
  readonly times?: number;
}

/** What the simulated backend does by itself: refusals, delays, failures, answers. */
export interface Scenario {
  readonly name: string;
  /** The service tells some events later than they happen, so that others overtake them. @default none */
  readonly lags?: EventLags;
  /** Anam's own model, for server mode. `contexts`: what the page has sent by `addContext` in this session. */
  readonly answer?: (text: string, contexts: readonly string[]) => ServiceAnswer;
  /**
   * Whether Anam's own model answers: where the token asks for it, or `always` or `never`, as with a stored persona,
   * which takes no notice of the `llmId` that it is asked with. @default 'as-asked'
   */
  readonly model?: 'as-asked' | 'always' | 'never';
  /** Session requests are answered so. */
  readonly refuse?: ScenarioRefusal;
  /** Session requests are answered after this long, ms; by `Infinity` never. @default 0 */
  readonly answerAfterMs?: number;
  /** What the persona is made of. @default 'picture and voice' */
  readonly media?: 'picture and voice' | 'voice' | 'nothing';
  /** Whether a session is told to be ready. @default true */
  readonly ready?: boolean;
  /** The server ends the session while it is set up: in place of its answer, or of telling that it is ready. */
  readonly endsBefore?: 'answer' | 'ready';
  /** Nothing passes on the data channel for this long, ms; by `Infinity` ever. @default 0 */
  readonly channelAfterMs?: number;
  /** How often every event of the data channel arrives. @default 1 */
  readonly copies?: number;
  /** In how many of the sessions, from the first on, `run` takes place. @default all */
  readonly runs?: number;
  /**
   * When the engine stops waiting where the token says nothing, as a persona is set up in Anam's Lab; the length is the
   * plan's, which no token passes. @default 15 s, 60 s, no limit
   */
  readonly timers?: EngineTimerSettings;
  /** Runs beside a session from when it is ready. */
  run?(stage: ScenarioStage): Promise<void>;
}
