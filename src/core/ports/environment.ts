import type { MicrophoneChange, OpenMicrophone, Silence } from './microphone.js';
import type { SessionPort } from './session-port.js';

/** Among which personas only one session may be open: those of this page, or of all tabs of the origin. */
export type ExclusiveScope = 'page' | 'browser';

/** Calls back once, before the next frame; the returned function cancels. */
export type FrameScheduler = (callback: () => void) => () => void;

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
  /** Replaces where sessions come from; is given Anam's own port, to wrap or to leave. @default Anam's SDK */
  readonly sessions: (anam: SessionPort) => SessionPort;
  readonly fetch: typeof fetch;
  readonly openMicrophone: OpenMicrophone;
  /** Calls back when a microphone may have become usable; the returned function stops that. */
  readonly onMicrophoneChange: (callback: (change: MicrophoneChange) => void) => () => void;
  /** What a session has until there is a microphone; `null` where it cannot be had. */
  readonly openSilence: () => Silence | null;
  /** Calls back when the page is left, closed or put aside; the returned function stops that. */
  readonly onPageHide: (callback: () => void) => () => void;
  /** Sends a string that survives the page. */
  readonly sendBeacon: (url: string, body: string) => void;
  /** Whether the machine has a network, as far as the browser knows. */
  readonly isOnline: () => boolean;
  /** Calls back when the network comes back; the returned function stops that. */
  readonly onOnline: (callback: () => void) => () => void;
  /** Tells whether the page is hidden: at once and on every change; the returned function stops that. */
  readonly onHidden: (callback: (hidden: boolean) => void) => () => void;
  /** Says that a session is opened here, and tells when another one takes its place; the returned function stops that. */
  readonly claim: (scope: ExclusiveScope, onReplaced: () => void) => () => void;
  /** From 0 to 1, below 1: spreads retries. */
  readonly random: () => number;
  /** Whether this browser can carry a session at all. */
  readonly supportsWebRtc: () => boolean;
}

/** What is needed before the first start; the rest comes with the code of sessions. */
export type EarlyEnvironment = Pick<PersonaEnvironment, 'clock' | 'createId' | 'scheduleFrame'>;
