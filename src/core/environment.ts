import type { CreateAnamClient } from './session/anam-sdk.js';
import { loadCreateClient } from './session/anam-sdk.js';
import { scheduleAnimationFrame, type FrameScheduler } from './frame-scheduler.js';
import { openMicrophone, type OpenMicrophone } from './media/microphone.js';

/** Time, injected so that tests decide when it passes. */
export interface Clock {
  /** Milliseconds since the epoch. */
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
  /** Whether this browser can carry a session at all. */
  readonly supportsWebRtc: () => boolean;
}

export function defaultEnvironment(): PersonaEnvironment {
  return {
    clock: systemClock,
    createId: (hint) => `${hint}-${crypto.randomUUID()}`,
    scheduleFrame: scheduleAnimationFrame,
    loadCreateClient,
    fetch: (input, init) => fetch(input, init),
    openMicrophone,
    supportsWebRtc: () =>
      typeof (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection === 'function',
  };
}

const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};
