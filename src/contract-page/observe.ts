import type { Entry } from '../contract/recording.js';
import { scrub } from '../contract/scrub.js';

type Written = Entry extends infer Each ? (Each extends Entry ? Omit<Each, 'at' | 'step'> : never) : never;

/** Frames that come every few seconds and prove nothing. */
const noise = new Set(['heartbeat', 'remote_rtp_stats']);

/** Keeps everything that happens in this page, and wakes whoever waits for it. */
export class Log {
  step = '';
  readonly entries: Entry[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  add(entry: Written): void {
    if (noise.has(entry.type)) return;
    const clean = { ...entry, at: Math.round(this.now()), step: this.step };
    this.entries.push({ ...clean, data: scrub(clean.data) });
    for (const wake of this.#waiting) wake();
  }

  act(type: string, data?: object): void {
    this.add({ what: 'act', type, data });
  }

  /** Resolves with whether an entry of the current step, or a later one, fulfils the condition within `ms`. */
  until(condition: (entry: Entry) => boolean, ms: number): Promise<boolean> {
    const from = this.entries.findIndex(({ step }) => step === this.step);
    const found = () => from >= 0 && this.entries.slice(from).some(condition);
    if (found()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (result: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve(result);
      };
      const start = this.entries.length;
      const wake = () => this.entries.slice(start).some(condition) && done(true);
      const timer = setTimeout(() => done(false), ms);
      this.#waiting.add(wake);
    });
  }
}

/** Records every frame that the page exchanges with the service, without changing one. Call it before the SDK starts. */
export function observeNetwork(log: Log, apiOrigin: string): void {
  observeSockets(log);
  observeChannels(log);
  observeStart(log, apiOrigin);
}

function observeSockets(log: Log): void {
  globalThis.WebSocket = new Proxy(globalThis.WebSocket, {
    construct(target, args: [string | URL], newTarget) {
      const socket = Reflect.construct(target, args, newTarget) as WebSocket;
      const send = socket.send.bind(socket);
      socket.send = (data) => {
        read(data, (frame) => log.add(socketFrame('page', frame)));
        send(data);
      };
      socket.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
        read(data, (frame) => log.add(socketFrame('service', frame))),
      );
      return socket;
    },
  });
}

function observeChannels(log: Log): void {
  const { prototype } = RTCPeerConnection;
  const create = Reflect.get(prototype, 'createDataChannel');
  prototype.createDataChannel = function observed(this: RTCPeerConnection, ...args) {
    const channel = create.apply(this, args);
    const send = channel.send.bind(channel) as (data: string) => void;
    channel.send = (data: unknown) => {
      read(data, (frame) => log.add(channelFrame('page', frame)));
      send(data as string);
    };
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
      read(data, (frame) => log.add(channelFrame('service', frame))),
    );
    return channel;
  };
}

/** Records the response to the request that starts a session. */
function observeStart(log: Log, apiOrigin: string): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await send.call(globalThis, input, init);
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (url.origin === apiOrigin && url.pathname === '/v1/engine/session') {
      const body = (await response
        .clone()
        .json()
        .catch(() => null)) as unknown;
      log.add({ what: 'http', type: 'POST /v1/engine/session', status: response.status, data: body });
    }
    return response;
  };
}

type Json = Readonly<Record<string, unknown>>;

/** Frames are text. Anything else is not one of Anam's, and is not recorded. */
function read(data: unknown, handle: (frame: Json) => void): void {
  if (typeof data !== 'string') return;
  try {
    const frame = JSON.parse(data) as unknown;
    if (typeof frame === 'object' && frame !== null) handle(frame as Json);
  } catch {
    // Not JSON.
  }
}

/** A frame of the socket has its content in `payload`, and rarely fields beside it. */
function socketFrame(from: 'page' | 'service', frame: Json): Written {
  const { actionType, sessionId: _id, payload, ...beside } = frame;
  const isObject = typeof payload === 'object' && payload !== null;
  const hasMore = Object.keys(beside).length > 0;
  const data = isObject ? { ...payload, ...beside } : hasMore ? { value: payload, ...beside } : payload;
  return { what: 'frame', via: 'socket', from, type: String(actionType), data: data ?? null };
}

/** The page writes `message_type` beside the content, the service `messageType` above it. */
function channelFrame(from: 'page' | 'service', frame: Json): Written {
  const { message_type: sent, messageType, data, ...beside } = frame;
  const content = from === 'service' ? data : { ...beside, ...(data === undefined ? {} : { data }) };
  return { what: 'frame', via: 'channel', from, type: String(sent ?? messageType), data: content ?? null };
}
