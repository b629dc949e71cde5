/** The engine's side of a signalling socket. */
export interface SocketServer {
  opened(socket: SimulatedSocket): void;
  received(socket: SimulatedSocket, data: string): void;
  closed(socket: SimulatedSocket): void;
  /** Called when the page has closed the socket on purpose. */
  left(socket: SimulatedSocket): void;
  /** Whether a socket to this URL may open now. */
  accepts(url: URL): boolean;
}

/** Replaces `WebSocket` for the engine's host. It has the same states and events, but uses no network. */
export class SimulatedSocket extends EventTarget implements WebSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  binaryType: BinaryType = 'blob';
  readonly bufferedAmount = 0;
  readonly extensions = '';
  readonly protocol = '';
  onopen: ((this: WebSocket, event: Event) => unknown) | null = null;
  onmessage: ((this: WebSocket, event: MessageEvent) => unknown) | null = null;
  onclose: ((this: WebSocket, event: CloseEvent) => unknown) | null = null;
  onerror: ((this: WebSocket, event: Event) => unknown) | null = null;
  #state: 0 | 1 | 2 | 3 = 0;

  constructor(
    readonly url: string,
    private readonly server: SocketServer,
  ) {
    super();
    queueMicrotask(() => this.#open());
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#state;
  }

  /** Passes a frame to the engine. The SDK sends only text. */
  send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    if (this.#state === 0) throw new DOMException('Still in CONNECTING state.', 'InvalidStateError');
    if (this.#state === 1) this.server.received(this, data as string);
  }

  close(code = 1000, reason = ''): void {
    if (this.#state >= 2) return;
    this.#state = 2;
    this.server.left(this);
    queueMicrotask(() => this.shut(code, reason));
  }

  /** Delivers a frame from the engine. */
  deliver(message: object): void {
    const data = JSON.stringify(message);
    queueMicrotask(() => {
      if (this.#state === 1) this.#emit(new MessageEvent('message', { data }));
    });
  }

  /** Ends the connection with this `code`. */
  shut(code: number, reason: string): void {
    if (this.#state === 3) return;
    this.#state = 3;
    this.server.closed(this);
    this.#emit(new CloseEvent('close', { code, reason, wasClean: code === 1000 }));
  }

  #open(): void {
    if (this.#state !== 0) return;
    if (!this.server.accepts(new URL(this.url))) {
      this.#emit(new Event('error'));
      this.shut(1006, '');
      return;
    }
    this.#state = 1;
    this.server.opened(this);
    this.#emit(new Event('open'));
  }

  #emit(event: Event): void {
    const handler = this[`on${event.type}` as 'onopen'];
    handler?.call(this, event);
    this.dispatchEvent(event);
  }
}
