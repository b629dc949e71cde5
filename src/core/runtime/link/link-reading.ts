import type { ReadablePeer, StatsEntry } from '../../ports/session-port.js';

/** Counters of one moment, as the browser has them. */
export interface LinkReading {
  /** ms, by the clock that the judge uses. */
  readonly at: number;
  /** `RTCPeerConnection.iceConnectionState`. */
  readonly ice: string;
  /** Video frames that have arrived since the beginning. */
  readonly frames: number;
  readonly audioPackets: number;
  /** Of video and audio together. */
  readonly packets: number;
  readonly lost: number;
  /** ms; `null` while it has not been measured. */
  readonly roundTripMs: number | null;
}

/**
 * The reports of the receivers only: a report of the whole connection is several times as large. Frames that were
 * *received* count, not those that were shown: a hidden page shows none.
 * Names: W3C, Identifiers for WebRTC's Statistics API.
 */
export async function readLink(peer: ReadablePeer, now: () => number): Promise<LinkReading> {
  const reports = await Promise.all(peer.getReceivers().map((receiver) => receiver.getStats()));
  const sums = { frames: 0, audioPackets: 0, packets: 0, lost: 0 };
  let roundTripMs: number | null = null;
  const add = (entry: StatsEntry): void => {
    if (entry.type === 'candidate-pair' && entry.currentRoundTripTime !== undefined)
      roundTripMs = entry.currentRoundTripTime * 1000;
    if (entry.type !== 'inbound-rtp') return;
    sums.frames += entry.framesReceived ?? 0;
    sums.packets += entry.packetsReceived ?? 0;
    // Negative where packets arrive twice.
    sums.lost += Math.max(0, entry.packetsLost ?? 0);
    if (entry.kind === 'audio') sums.audioPackets += entry.packetsReceived ?? 0;
  };
  for (const report of reports) report.forEach(add);
  return { at: now(), ice: peer.iceConnectionState, ...sums, roundTripMs };
}
