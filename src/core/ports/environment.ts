import type { MicrophoneChange, OpenMicrophone, Silence } from './microphone.js';
import type { SessionPort } from './session-port.js';

/** The scope in which only one session may be open: this page, or all tabs of the origin. */
export type ExclusiveScope = 'page' | 'browser';

/** Calls back once, before the next frame; the returned function cancels this. */
export type FrameScheduler = (callback: () => void) => () => void;

/** A clock, injected so that tests decide when time passes. */
export interface Clock {
  /** Milliseconds since the epoch. Never decreases. */
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The dependencies of core. Each has a default; tests pass fakes. */
export interface PersonaEnvironment {
  readonly clock: Clock;
  /** Returns a new unique id; the hint makes logs readable (`turn`, `message`). */
  readonly createId: (hint: string) => string;
  readonly scheduleFrame: FrameScheduler;
  /** Replaces the session backend. Receives Anam's own port, which it can wrap. @default Anam's SDK */
  readonly sessions: (anam: SessionPort) => SessionPort;
  readonly fetch: typeof fetch;
  readonly openMicrophone: OpenMicrophone;
  /** Calls back when a microphone may have become usable. Returns a function that unsubscribes. */
  readonly onMicrophoneChange: (callback: (change: MicrophoneChange) => void) => () => void;
  /** Creates silence, which is sent until there is a microphone; `null` if this is not supported. */
  readonly openSilence: () => Silence | null;
  /** Calls back when the page is closed, navigated away, or frozen; the returned function unsubscribes. */
  readonly onPageHide: (callback: () => void) => () => void;
  /** Sends a string that is delivered even if the page closes. */
  readonly sendBeacon: (url: string, body: string) => void;
  /** Whether the browser reports a network connection. */
  readonly isOnline: () => boolean;
  /** Calls back when the network is available again. Returns a function that unsubscribes. */
  readonly onOnline: (callback: () => void) => () => void;
  /**
   * Calls back with whether the page is hidden: immediately and on every change. Returns a function that unsubscribes.
   */
  readonly onHidden: (callback: (hidden: boolean) => void) => () => void;
  /**
   * Claims the scope for a session, and calls back when another session replaces it; the returned function releases it.
   */
  readonly claim: (scope: ExclusiveScope, onReplaced: () => void) => () => void;
  /** Returns a random number from 0 up to, but not including, 1, to spread retries. */
  readonly random: () => number;
  /** Whether this browser can open a session. */
  readonly supportsWebRtc: () => boolean;
}

/** The part of the environment that is needed before the first start. The rest is loaded with the session code. */
export type EarlyEnvironment = Pick<
  PersonaEnvironment,
  'clock' | 'createId' | 'scheduleFrame' | 'supportsWebRtc'
>;
