/**
 * Counts what the page holds open: peer connections, microphone tracks, listeners on what outlives a session. Installed before the simulator, so that both
 * ends of its loopback are counted; sockets are the simulator's, and it counts them itself.
 */
export interface BrowserLedger {
  /** Peer connections that were made and not closed. */
  openPeers(): number;
  peersMade(): number;
  /** Microphone tracks, clones among them, that have not ended. */
  liveTracks(): number;
  microphoneRequests(): number;
  /** Listeners on the window, the document and the media devices that were added since and not removed. */
  listeners(): number;
  restore(): void;
}

export function openLedger(): BrowserLedger {
  const peers: RTCPeerConnection[] = [];
  const tracks: MediaStreamTrack[] = [];
  let requests = 0;
  const Original = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      peers.push(this);
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
    openPeers: () => peers.filter((peer) => peer.connectionState !== 'closed').length,
    peersMade: () => peers.length,
    liveTracks: () => tracks.filter((track) => track.readyState === 'live').length,
    microphoneRequests: () => requests,
    listeners: listeners.count,
    restore: () => {
      globalThis.RTCPeerConnection = Original;
      mediaDevices.getUserMedia = original;
      listeners.restore();
    },
  };
}

function countTracks(stream: MediaStream, tracks: MediaStreamTrack[]): MediaStream {
  tracks.push(...stream.getTracks());
  const { clone } = stream;
  stream.clone = () => countTracks(clone.call(stream), tracks);
  return stream;
}

function countListeners(targets: readonly EventTarget[]) {
  const added = new Set<string>();
  const names = new Map<unknown, number>();
  const nameOf = (value: unknown) => names.get(value) ?? names.set(value, names.size).size - 1;
  const restores = targets.map((target) => {
    const { addEventListener, removeEventListener } = target;
    const key = (type: string, listener: unknown) => `${nameOf(target)} ${type} ${nameOf(listener)}`;
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
