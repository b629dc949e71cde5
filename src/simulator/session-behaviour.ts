import type { SimulatorClock } from './clock.js';
import type { EngineTimerSettings } from './engine-timers.js';
import type { EventLags } from './event-lags.js';
import type { SessionModel } from './llm/endpoint-model.js';
import type { PersonaMediaOptions } from './media/persona-media.js';
import type { Voice } from './speech-player.js';

export interface SessionBehaviour {
  readonly clock: SimulatorClock;
  readonly createId: () => string;
  readonly voice: Voice;
  readonly rate: number;
  readonly media: PersonaMediaOptions;
  readonly tracks: 'picture and voice' | 'voice' | 'nothing';
  /** Whether the page is told that the session is ready. */
  readonly ready: boolean;
  /** How long after its answer the session is ready, in milliseconds. */
  readonly readyAfterMs: number;
  /** Whether the engine offers addresses through which it can be reached. */
  readonly candidates: boolean;
  /** The step in place of which the server ends the session; `null` if it does not. */
  readonly endsBefore: 'answer' | 'ready' | null;
  /** How long the data channel transmits nothing, in milliseconds. */
  readonly channelAfterMs: number;
  /** How many times an event of the data channel arrives. */
  readonly copies: number;
  readonly timers: EngineTimerSettings;
  readonly microphone: 'listen' | 'ignore';
  /** The delay of each event, in milliseconds. */
  readonly lagsMs: EventLags;
  /** Whether speech events carry their talk stream's id. */
  readonly correlate: boolean;
  readonly greeting: string | null;
  /** Anam's own model; `null` if the page's model answers. */
  readonly answer: ((text: string, contexts: readonly string[]) => ServiceAnswer) | null;
  /** The user's own model, called over HTTP; `null` if the scripted one answers. */
  readonly llm: SessionModel | null;
  readonly log: (type: string, detail?: unknown) => void;
  readonly onReady: () => void;
}

/** An answer from Anam's own model in a simulated session. */
export interface ServiceAnswer {
  readonly reasoning?: string;
  readonly text: string;
}
