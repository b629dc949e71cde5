/**
 * Counts the page's open resources: peer connections, microphone tracks, and listeners on objects that outlive a
 * session. Install it before the simulator, so that it counts both ends of the simulator's loopback connections. The
 * simulator counts sockets itself.
 */
export interface BrowserLedger {
  /** Peer connections that were created and not yet closed. */
  openPeers(): number;
  peersMade(): number;
  /** Microphone tracks that have not ended, including clones. */
  liveTracks(): number;
  microphoneRequests(): number;
  /**
   * Listeners on the window, the document and the media devices that were added after the installation and not yet
   * removed.
   */
  listeners(): number;
  restore(): void;
}

export function openLedger(): BrowserLedger {
  // Closed connections are removed and tracks are held weakly, because the ledger must not keep them alive.
  const peers = new Set<RTCPeerConnection>();
  let made = 0;
  const tracks: WeakRef<MediaStreamTrack>[] = [];
  let requests = 0;
  const Original = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.add(this);
      made += 1;
    }

    override close(): void {
      super.close();
      peers.delete(this);
    }
  };
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    requests += 1;
    const stream = await original(constraints);
    return countTracks(stream, tracks);
  };
  const listeners = countListeners([globalThis, document, mediaDevices]);
  return {
    openPeers: () => peers.size,
    peersMade: () => made,
    liveTracks: () => {
      tracks.splice(0, tracks.length, ...tracks.filter((track) => track.deref()?.readyState === 'live'));
      return tracks.length;
    },
    microphoneRequests: () => requests,
    listeners: listeners.count,
    restore: () => {
      globalThis.RTCPeerConnection = Original;
      mediaDevices.getUserMedia = original;
      listeners.restore();
    },
  };
}

function countTracks(stream: MediaStream, tracks: WeakRef<MediaStreamTrack>[]): MediaStream {
  tracks.push(...stream.getTracks().map((track) => new WeakRef(track)));
  const { clone } = stream;
  stream.clone = () => countTracks(clone.call(stream), tracks);
  return stream;
}

function countListeners(targets: readonly EventTarget[]) {
  const added = new Set<string>();
  const names = new WeakMap<object, number>();
  let named = 0;
  const nameOf = (value: object): number => {
    const known = names.get(value);
    if (known !== undefined) return known;
    named += 1;
    names.set(value, named);
    return named;
  };
  const restores = targets.map((target) => {
    const { addEventListener, removeEventListener } = target;
    const key = (type: string, listener: unknown) =>
      `${nameOf(target)} ${type} ${nameOf(listener as object)}`;
    target.addEventListener = (type: string, listener: never, options: AddEventListenerOptions) => {
      added.add(key(type, listener));
      options?.signal?.addEventListener('abort', () => added.delete(key(type, listener)));
      addEventListener.call(target, type, listener, options);
    };
    target.removeEventListener = (type: string, listener: never, options: EventListenerOptions) => {
      added.delete(key(type, listener));
      removeEventListener.call(target, type, listener, options);
    };
    return () => Object.assign(target, { addEventListener, removeEventListener });
  });
  return { count: () => added.size, restore: () => restores.forEach((restore) => restore()) };
}
