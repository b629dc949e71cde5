import type { ExclusiveScope } from '../browser/exclusive.js';
import type { CreateAnamClient } from '../anam/anam-sdk.js';
import { loadCreateClient } from '../anam/anam-sdk.js';
import { scheduleAnimationFrame, type FrameScheduler } from '../browser/frame-scheduler.js';
import type { MicrophoneChange } from '../browser/microphone-changes.js';
import type { OpenMicrophone } from '../browser/microphone.js';
import type { Silence } from '../browser/silence.js';

/** Time, injected so that tests decide when it passes. */
export interface Clock {
  /** Milliseconds since the epoch; never less than before. */
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** Everything that the core takes from outside. Each has a default; tests pass fakes. */
export interface PersonaEnvironment {
  readonly clock: Clock;
  /** A new unique id; the hint makes logs readable (`turn`, `message`). */
  readonly createId: (hint: string) => string;
  readonly scheduleFrame: FrameScheduler;
  /** Loads the SDK's `createClient`; by default a dynamic import, so that the SDK is not in the first bundle. */
  readonly loadCreateClient: () => Promise<CreateAnamClient>;
  readonly fetch: typeof fetch;
  readonly openMicrophone: OpenMicrophone;
  /** Calls back when a microphone may have become usable; the answer stops that. */
  readonly onMicrophoneChange: (callback: (change: MicrophoneChange) => void) => () => void;
  /** What a session has until there is a microphone; `null` where it cannot be had. */
  readonly openSilence: () => Silence | null;
  /** Calls back when the page is left, closed or put aside; the answer stops that. */
  readonly onPageHide: (callback: () => void) => () => void;
  /** Sends a string that survives the page. */
  readonly sendBeacon: (url: string, body: string) => void;
  /** Whether the machine has a network, as far as the browser knows. */
  readonly isOnline: () => boolean;
  /** Calls back when the network comes back; the answer stops that. */
  readonly onOnline: (callback: () => void) => () => void;
  /** Tells whether the page is hidden: at once and on every change; the answer stops that. */
  readonly onHidden: (callback: (hidden: boolean) => void) => () => void;
  /** Says that a session is opened here, and tells when another one takes its place; the answer stops that. */
  readonly claim: (scope: ExclusiveScope, onReplaced: () => void) => () => void;
  /** From 0 to 1, below 1: spreads retries. */
  readonly random: () => number;
  /** Whether this browser can carry a session at all. */
  readonly supportsWebRtc: () => boolean;
}

/** What is needed before the first start; the rest comes with the code of sessions. */
export type EarlyEnvironment = Pick<
  PersonaEnvironment,
  'clock' | 'createId' | 'scheduleFrame' | 'loadCreateClient'
>;

export const earlyEnvironment = (): EarlyEnvironment => ({
  clock: systemClock,
  // Not `randomUUID`: a page that is not secure has none.
  createId: (hint) => `${hint}-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`,
  scheduleFrame: scheduleAnimationFrame,
  loadCreateClient,
});

/**
 * The time of day, which is never put back: then the seconds that have passed are what counts, so that no limit of a paid
 * session gets longer. Ahead it may jump, because the other clock stands still while a machine sleeps.
 */
export function steadyNow(timeOfDay: () => number, passed: () => number): () => number {
  let start = 0;
  return () => {
    start = Math.max(start, timeOfDay() - passed());
    return Math.round(start + passed());
  };
}

// This layer is without the DOM's types; every runtime has it.
const { performance } = globalThis as unknown as { performance: { now(): number } };

export const systemClock: Clock = {
  now: steadyNow(
    () => Date.now(),
    () => performance.now(),
  ),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};
