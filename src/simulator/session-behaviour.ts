import type { SimulatorClock } from './clock.js';
import type { EngineTimerSettings } from './engine-timers.js';
import type { EventLags } from './event-lags.js';
import type { PersonaMediaOptions } from './media/persona-media.js';

export interface SessionBehaviour {
  readonly clock: SimulatorClock;
  readonly createId: () => string;
  readonly latencyMs: number;
  readonly rate: number;
  readonly media: PersonaMediaOptions;
  readonly tracks: 'picture and voice' | 'voice' | 'nothing';
  /** Whether the page is told that the session is ready. */
  readonly ready: boolean;
  /** The server ends the session in place of this. */
  readonly endsBefore: 'answer' | 'ready' | null;
  /** Nothing passes on the data channel for this long, ms. */
  readonly channelAfterMs: number;
  /** How often an event of the data channel arrives. */
  readonly copies: number;
  readonly timers: EngineTimerSettings;
  readonly microphone: 'listen' | 'ignore';
  /** How long after it happened the page is told of an event, ms. */
  readonly lags: EventLags;
  /** Whether speech events name the talk stream that they belong to. */
  readonly correlate: boolean;
  readonly greeting: string | null;
  /** Answers the user's words; `null` when the page's own model does. */
  readonly answer: ((text: string, contexts: readonly string[]) => ServiceAnswer) | null;
  readonly log: (type: string, detail?: unknown) => void;
  readonly onReady: () => void;
}

/** The answer of Anam's own model in a simulated session. */
export interface ServiceAnswer {
  readonly reasoning?: string;
  readonly text: string;
}
