import type { PersonaOptions } from 'anam-react/core';
import { scenarios, type Scenario, type SimulatedSession } from 'anam-react/simulator';

/** Restores the browser after the fault. */
type Undo = () => void;

/** The fault, and the state of the session at that time. */
export interface Fault {
  readonly scenario?: Scenario;
  readonly options?: Partial<PersonaOptions>;
  /** Runs in the middle of an answer. Without it, the fault is in the scenario or the options. */
  readonly strike?: (session: SimulatedSession) => Undo | void;
  /** Set if the start itself fails. */
  readonly atStart?: true;
  /** Set if the fault ends the session, so that no recovery is expected. */
  readonly ends?: true;
}

const refusing = (scenario: Scenario): Fault => ({
  scenario,
  atStart: true,
  options: { advanced: { clientOptions: { api: { retry: { initialBackoffMs: 1, maxBackoffMs: 2 } } } } },
});

const never = () => new Promise<never>(() => undefined);

const fail = (): never => {
  throw new Error('The app’s own callback throws.');
};

/** Replaces a property of the browser, until it is undone. */
function replace<Target extends object, Name extends keyof Target & string>(
  target: Target,
  name: Name,
  get: () => Target[Name],
): Undo {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, get });
  return () => {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}

function shiftClock(ms: number): Undo {
  const { now } = Date;
  Date.now = () => now() + ms;
  return () => {
    Date.now = now;
  };
}

export const faults: Readonly<Record<string, Fault>> = {
  'socket cut, back at once': { strike: (session) => session.cutSocket() },
  'socket cut, back after 1 s': { strike: (session) => session.cutSocket(1006, { refuseForMs: 1000 }) },
  'socket cut, refused for ever': { strike: (session) => session.cutSocket(1006, { refuseForMs: Infinity }) },
  'socket half-open for 3 s': { strike: (session) => session.stallSocket(3000) },
  'nothing passes for 1 s': { strike: (session) => session.loseNetwork(1000) },
  'nothing passes for 10 s': { strike: (session) => session.loseNetwork(10_000) },
  'nothing passes any more': { strike: (session) => session.loseNetwork() },
  'ICE restart answered by another peer': { strike: (session) => session.movePeer() },
  'engine dies without a word': { strike: (session) => session.crash() },
  'picture frozen for 5 s': { strike: (session) => session.freezeVideo(5000) },
  'picture frozen for ever': { strike: (session) => session.freezeVideo() },
  'no picture': { scenario: scenarios.noVideo },
  'data channel late by 3 s': { scenario: scenarios.channelLate },
  'data channel never': { scenario: scenarios.channelNever },
  'every event twice': { scenario: scenarios.everythingTwice },
  'socket refused, and the browser says there is no network': {
    strike: (session) => {
      session.cutSocket(1006, { refuseForMs: Infinity });
      return replace(navigator, 'onLine', () => false);
    },
  },
  'engine dies, and nothing can be counted': {
    strike: (session) => {
      session.crash();
      return replace(RTCRtpReceiver.prototype, 'getStats', () => () => Promise.reject(new Error('None.')));
    },
  },
  'clock put forward by an hour': { strike: () => shiftClock(3_600_000) },
  'clock put back by an hour': { strike: () => shiftClock(-3_600_000) },
  'page put aside and shown again': {
    strike: () => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    },
    ends: true,
  },
  'callbacks that throw': { options: { onError: fail } },
  'server ends while it speaks': { strike: (session) => session.end('Engine shutdown'), ends: true },
  'server ends before its answer': { scenario: scenarios.endsBeforeAnswer, atStart: true },
  'server ends before it is ready': { scenario: scenarios.endsBeforeReady, atStart: true },
  'server’s time limit': { strike: (session) => session.end('Session time limit reached'), ends: true },
  'our time limit': { options: { limits: { sessionSeconds: 8, warningSeconds: 2 } }, ends: true },
  'microphone prompt never answered': {
    options: {
      devices: { microphone: true },
      timeouts: { microphoneMs: 2000 },
      advanced: { environment: { openMicrophone: never } },
    },
  },
  'token refused': refusing(scenarios.tokenRefused),
  'token refused by a page': refusing(scenarios.tokenRefusedByPage),
  'token forbidden (403)': refusing(scenarios.tokenForbidden),
  'no plan (402)': refusing(scenarios.noPlan),
  'busy (429)': refusing(scenarios.busy),
  'usage limit (429)': refusing(scenarios.usageLimit),
  'spend cap (429)': refusing(scenarios.spendCap),
  'no engine (503)': refusing(scenarios.noEngine),
  'no engine twice, then one': {
    scenario: scenarios.noEngineAtFirst,
    options: { advanced: { clientOptions: { api: { retry: { initialBackoffMs: 1, maxBackoffMs: 2 } } } } },
  },
  'fault of the service (500)': refusing(scenarios.serverError),
  'session request answered after 3 s': { scenario: scenarios.answersLate },
  'session request never answered': {
    scenario: scenarios.answersNever,
    options: { timeouts: { startMs: 2000 } },
    atStart: true,
  },
  'no media at all': { scenario: scenarios.noMedia, options: { timeouts: { startMs: 2000 } }, atStart: true },
  'token source never answers': { options: { session: never, timeouts: { startMs: 2000 } }, atStart: true },
  'never ready': { scenario: scenarios.neverReady, options: { timeouts: { startMs: 2000 } }, atStart: true },
};
