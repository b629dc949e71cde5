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
  /** Calls back when the page is left, closed or put aside; the answer stops that. */
  readonly onPageHide: (callback: () => void) => () => void;
  /** Sends a string that survives the page. */
  readonly sendBeacon: (url: string, body: string) => void;
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
    onPageHide,
    sendBeacon: (url, body) => void (globalThis as PageGlobals).navigator?.sendBeacon?.(url, body),
    supportsWebRtc: () =>
      typeof (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection === 'function',
  };
}

type PageGlobals = {
  addEventListener?: (type: string, listener: () => void) => void;
  removeEventListener?: (type: string, listener: () => void) => void;
  navigator?: { sendBeacon?: (url: string, body: string) => boolean };
};

function onPageHide(callback: () => void): () => void {
  const page = globalThis as PageGlobals;
  page.addEventListener?.('pagehide', callback);
  return () => page.removeEventListener?.('pagehide', callback);
}

const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};
