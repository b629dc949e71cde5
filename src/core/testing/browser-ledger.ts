/**
 * Counts what the page holds open: peer connections, microphone tracks. Installed before the simulator, so that both
 * ends of its loopback are counted; sockets are the simulator's, and it counts them itself.
 */
export interface BrowserLedger {
  /** Peer connections that were made and not closed. */
  openPeers(): number;
  peersMade(): number;
  /** Microphone tracks, clones among them, that have not ended. */
  liveTracks(): number;
  microphoneRequests(): number;
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
  return {
    openPeers: () => peers.filter((peer) => peer.connectionState !== 'closed').length,
    peersMade: () => peers.length,
    liveTracks: () => tracks.filter((track) => track.readyState === 'live').length,
    microphoneRequests: () => requests,
    restore: () => {
      globalThis.RTCPeerConnection = Original;
      mediaDevices.getUserMedia = original;
    },
  };
}

function countTracks(stream: MediaStream, tracks: MediaStreamTrack[]): MediaStream {
  tracks.push(...stream.getTracks());
  const { clone } = stream;
  stream.clone = () => countTracks(clone.call(stream), tracks);
  return stream;
}
