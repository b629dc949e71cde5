import { uniqueId } from '../internal/unique-id.js';
import { AnamStore } from './anam-api/anam-store.js';
import { anamApiOver, type SimulatedAnamApi } from './anam-api/simulated-anam-api.js';
import { pageClock, type SimulatorClock } from './clock.js';
import type { SessionModel } from './llm/endpoint-model.js';
import {
  endpointOf,
  type Endpoint,
  type EndpointFunction,
  type RegisteredLlm,
} from './llm/registered-llm.js';
import { addNetworkOwner, removeNetworkOwner, type NetworkOwner } from './network-patch.js';
import type { EngineTimerSettings } from './engine-timers.js';
import type { PersonaMediaOptions } from './media/persona-media.js';
import { profiles, voiceOf, type SimulatorProfile } from './profile.js';
import type { Scenario } from './scenario.js';
import { happyPath } from './scenarios.js';
import { CLIENT_LLM_ID, mintToken, readToken, type TokenClaims, type TokenRequest } from './session-token.js';
import type { ServiceAnswer } from './session-behaviour.js';
import { SimulatedSession } from './simulated-session.js';
import { SimulatedSocket } from './simulated-socket.js';

/** An entry in the simulator's log; `at` is the time by its clock, in ms. */
export interface SimulatorEvent {
  readonly type: string;
  readonly at: number;
  readonly detail?: unknown;
}

/** The simulated persona's video. */
export interface SimulatedPicture {
  /** In pixels. @default 576, or 384 in portrait */
  readonly width?: number;
  /** In pixels. @default 384, or 576 in portrait */
  readonly height?: number;
  /**
   * The shape of the video. Anam's Cara 4 sends 1152 × 768 or 768 × 1152, and the simulator draws half of that.
   * `videoWidth` and `videoHeight` of a session token change it, as they do with Anam. @default 'landscape'
   */
  readonly orientation?: 'landscape' | 'portrait';
  /** Frames per second. @default 25 */
  readonly fps?: number;
  /** The hue of the clothes and the room, in degrees, to distinguish two personas on a page. @default 183 */
  readonly hue?: number;
}

/** Options of `createSimulator`: the scenario, picture and voice, and settings for tests. */
export interface SimulatorOptions {
  /** @default `scenarios.happyPath` */
  readonly scenario?: Scenario;
  /** How close the service's timing and reports are to a real one. @default 'ideal' */
  readonly profile?: SimulatorProfile;
  /** The video: its size, frame rate and colour. */
  readonly media?: SimulatedPicture;
  /**
   * `latencyMs`: the delay from text to the first word. `rate`: the speech rate; 1 is about 170 words per minute.
   * @default set by the profile, 1
   */
  readonly speech?: { readonly latencyMs?: number; readonly rate?: number };
  /** `listen`: a voice over the persona interrupts it. @default 'listen' */
  readonly microphone?: 'listen' | 'ignore';
  /** Spoken when a session is ready. As with the service, it applies only to server mode. */
  readonly greeting?: string;
  /** Whether speech events contain their talk stream's id, which the service may omit. @default true */
  readonly correlate?: boolean;
  /**
   * Custom LLMs by their `llmId`. In server mode the engine calls their endpoint as Anam does. For every other id, the
   * scenario answers.
   */
  readonly llms?: Readonly<Record<string, RegisteredLlm>>;
  /**
   * Called for the URLs of LLMs that were created through `api`. @default fetches only the page's own origin, without a
   * secret
   */
  readonly fetch?: EndpointFunction;
  readonly clock?: SimulatorClock;
  readonly createId?: () => string;
  /** The maximum number of open sessions. Like the service, the simulator refuses further ones. @default no limit */
  readonly maxConcurrent?: number;
  readonly onEvent?: (event: SimulatorEvent) => void;
}

const API_HOST = 'api.anam.ai';
const ENGINE_HOST = 'engine.simulated.anam.ai';

/**
 * How long to wait for a page's socket: a page that closes its socket may be restarting it, and a page that has not
 * opened one for long will not connect.
 */
const LEFT_MS = 1000;
const NEVER_CAME_MS = 10_000;

/** The maximum number of events in the log. */
const LOG_LIMIT = 2000;

/**
 * Simulates Anam's backend inside the page. The unmodified SDK uses it over a real peer connection.
 *
 * @example
 * const simulator = createSimulator();
 * simulator.install();
 * const persona = createPersona({ session: simulator.session, llm: { client: simulatedLlm() } });
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return new Simulator(options);
}

/**
 * The simulated backend that `createSimulator` returns: it installs itself, creates tokens, and gives access to each
 * session.
 */
export class Simulator implements NetworkOwner {
  readonly sessions: SimulatedSession[] = [];
  readonly log: SimulatorEvent[] = [];
  /** Anam's REST API. Pass its `fetch` to server handlers that run in the same page or test. */
  readonly api: SimulatedAnamApi;
  readonly #store = new AnamStore();
  readonly #llms: ReadonlyMap<string, Endpoint>;
  readonly #clock: SimulatorClock;
  readonly #scenario: Scenario;
  readonly #createId: () => string;
  readonly #spent = new Set<string>();
  #refused = 0;
  readonly #waiting: ((session: SimulatedSession) => void)[] = [];

  constructor(private readonly options: SimulatorOptions) {
    this.#clock = options.clock ?? pageClock;
    this.#scenario = options.scenario ?? happyPath;
    this.#createId = options.createId ?? uniqueId;
    this.#llms = new Map(Object.entries(options.llms ?? {}).map(([id, llm]) => [id, endpointOf(llm, id)]));
    const engine = { sessions: this.sessions, limit: options.maxConcurrent };
    this.api = anamApiOver(this.#store, { createId: this.#createId }, engine);
  }

  /**
   * Intercepts `fetch` and `WebSocket` for Anam's hosts only. Does nothing on a server, so a module that also runs
   * there may call it at the top level.
   */
  install(): void {
    addNetworkOwner(this);
  }

  /** Ends all sessions and restores everything that `install` replaced. */
  uninstall(): void {
    for (const session of this.sessions) session.dispose();
    removeNetworkOwner(this);
  }

  /** Returns a session token. Pass it to `createPersona` as its `session`. */
  readonly session = (request: TokenRequest = {}): Promise<string> => {
    return Promise.resolve(mintToken(this.#createId(), request));
  };

  /** Resolves with the next session that is opened. */
  nextSession(): Promise<SimulatedSession> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Lets the user of the newest open session say this text. */
  async userSays(text: string): Promise<void> {
    await this.sessions.findLast((session) => session.open)?.userSays(text);
  }

  owns(url: URL): boolean {
    return url.host === API_HOST || url.host === ENGINE_HOST;
  }

  socket(url: URL): WebSocket {
    const session = this.#find(url);
    return new SimulatedSocket(url.href, {
      accepts: () => session?.accepts() ?? false,
      opened: (socket) => session?.attach(socket),
      received: (_socket, data) => session?.receive(data),
      closed: (socket) => session?.detach(socket),
      left: () => session?.expireIn(LEFT_MS),
    });
  }

  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (request.signal.aborted) throw request.signal.reason;
    switch (url.pathname) {
      case '/v1/metrics/client':
        return Response.json({});
      case '/v1/engine/session':
        return this.#answerLate(request);
      case '/talk':
        this.#find(url)?.say(((await request.json()) as { content: string }).content, { external: true });
        return Response.json({});
      default:
        if (url.host === API_HOST) return this.api.fetch(request);
        this.#note('violation', `unknown request ${url.pathname}`);
        return refusal(404, 'Not Found', `The simulator does not support ${url.pathname}`);
    }
  }

  #find(url: URL): SimulatedSession | undefined {
    return this.sessions.find((session) => session.id === url.searchParams.get('session_id'));
  }

  /** Responds after the delay. A request that is aborted in the meantime does not open a session. */
  async #answerLate(request: Request): Promise<Response> {
    const { answerAfterMs = 0 } = this.#scenario;
    if (answerAfterMs > 0) await this.#untilOrAborted(answerAfterMs, request.signal);
    return this.#startSession(request);
  }

  #untilOrAborted(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = ms === Infinity ? null : this.#clock.setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        this.#clock.clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
  }

  #startSession(request: Request): Response {
    const claims = readToken(request.headers.get('authorization')?.replace('Bearer ', '') ?? '');
    const { refuse } = this.#scenario;
    if (refuse && this.#refused < (refuse.times ?? Infinity)) {
      this.#refused += 1;
      return refusal(refuse.status, refuse.error, refuse.message, refuse.html);
    }
    if (!claims || this.#spent.has(claims.id)) return refusal(401, 'Unauthorized', 'Invalid session token');
    const open = this.sessions.filter((session) => session.open).length;
    if (open >= (this.options.maxConcurrent ?? Infinity)) {
      return refusal(429, 'Concurrent session limit reached', 'Too many sessions at once');
    }
    this.#spent.add(claims.id);
    return this.#open(claims);
  }

  #open(claims: TokenClaims): Response {
    const session: SimulatedSession = new SimulatedSession(this.#createId(), {
      ...this.#behaviour(claims),
      onReady: () => this.#run(session),
    });
    this.sessions.push(session);
    session.expireIn(NEVER_CAME_MS);
    for (const resolve of this.#waiting.splice(0)) resolve(session);
    return Response.json({
      sessionId: session.id,
      region: claims.region ?? null,
      engineHost: ENGINE_HOST,
      engineProtocol: 'https',
      signallingEndpoint: '/ws',
      clientConfig: {
        heartbeatIntervalSeconds: 5,
        maxWsReconnectionAttempts: 5,
        iceServers: [],
        ...(this.#scenario.reachable === 'relay' && { iceTransportPolicy: 'relay' }),
      },
    });
  }

  #run(session: SimulatedSession): void {
    if (this.sessions.indexOf(session) >= (this.#scenario.runs ?? Infinity)) return;
    void this.#scenario.run?.({ session, wait: (ms) => session.wait(ms) });
  }

  /** Returns the user's own model, if the token names one. */
  #llmOf({ llmId, systemPrompt, tools }: TokenClaims): SessionModel | null {
    const stored = this.#llms.has(llmId) ? null : this.#store.registered(llmId);
    const endpoint = this.#llms.get(llmId) ?? (stored && this.#reachable(stored, llmId));
    return endpoint && { endpoint, systemPrompt, tools };
  }

  #reachable({ secret, ...llm }: RegisteredLlm, id: string): Endpoint | null {
    const { fetch: call } = this.options;
    try {
      return endpointOf(call ? { ...llm, ...(secret !== undefined && { secret }), fetch: call } : llm, id);
    } catch (error) {
      this.#note('violation', String(error));
      return null;
    }
  }

  #behaviour(claims: TokenClaims) {
    const { llmId, skipGreeting, timers, initialMessage } = claims;
    const { media = {}, speech = {}, microphone = 'listen', greeting, correlate = true } = this.options;
    const profile = profiles[this.options.profile ?? 'ideal'];
    const { model = 'as-asked', media: tracks = 'picture and voice', ready = true } = this.#scenario;
    const { endsBefore = null, channelAfterMs = 0, reachable = 'anywhere' } = this.#scenario;
    const { copies = 1, lagsMs = {}, readyAfterMs = 0 } = { ...profile, ...this.#scenario };
    const { timers: ofPersona = {} } = this.#scenario;
    const hasModel = model === 'always' || (model === 'as-asked' && llmId !== CLIENT_LLM_ID);
    const llm = hasModel ? this.#llmOf(claims) : null;
    return {
      clock: this.#clock,
      createId: this.#createId,
      voice: voiceOf(profile, speech.latencyMs),
      rate: speech.rate ?? 1,
      media: pictureOf(media, claims.orientation),
      tracks,
      ready,
      readyAfterMs,
      candidates: reachable !== 'nowhere',
      endsBefore,
      channelAfterMs,
      copies,
      lagsMs,
      timers: { ...ofPersona, ...timers, maxSessionLengthSeconds: shorter(ofPersona, timers) },
      microphone,
      correlate,
      greeting: hasModel && !skipGreeting ? (initialMessage ?? greeting ?? null) : null,
      llm,
      answer: hasModel ? (this.#scenario.answer ?? (llm ? stock : echo)) : null,
      log: (type: string, detail?: unknown) => this.#note(type, detail),
    } as const;
  }

  #note(type: string, detail?: unknown): void {
    const event = { type, at: this.#clock.now(), ...(detail === undefined ? {} : { detail }) };
    this.log.push(event);
    if (this.log.length > LOG_LIMIT) this.log.splice(0, LOG_LIMIT / 2);
    this.options.onEvent?.(event);
  }
}

function pictureOf(
  { orientation = 'landscape', hue = 183, fps = 25, ...size }: SimulatedPicture,
  ofToken = orientation,
): PersonaMediaOptions {
  const [width, height] = ofToken === 'portrait' ? [384, 576] : [576, 384];
  return { width, height, fps, hue, ...size };
}

/** Returns the session length: the smaller limit of the plan and the token; 0 means none. */
function shorter(...settings: readonly EngineTimerSettings[]): number {
  const lengths = settings.map(({ maxSessionLengthSeconds }) => maxSessionLengthSeconds || Infinity);
  const shortest = Math.min(...lengths);
  return shortest === Infinity ? 0 : shortest;
}

const echo = (text: string): ServiceAnswer => ({ text: `You said: ${text}` });

/** Returns an answer that explains the failure, so that it is not mistaken for the endpoint's answer. */
const stock = (text: string): ServiceAnswer => ({
  text: `Your endpoint gave no answer, so Anam's stock model speaks. You said: ${text}`,
});

/** Returns an error response from the service: `error` is short and stable, `message` is for people. */
const refusal = (status: number, error: string, message: string, html = false) =>
  html
    ? new Response(`<h1>${error}</h1>`, { status, headers: { 'content-type': 'text/html' } })
    : Response.json({ error, message }, { status });
