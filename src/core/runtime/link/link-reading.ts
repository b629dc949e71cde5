import type { ReadablePeer, StatsEntry } from '../../ports/session-port.js';

/** The browser's counters at one moment. */
export interface LinkReading {
  /** In ms, by the clock that `judgeLink` uses. */
  readonly at: number;
  /** `RTCPeerConnection.iceConnectionState`. */
  readonly ice: string;
  /** The number of received video frames since the start. */
  readonly frames: number;
  readonly audioPackets: number;
  /** The packets of video and audio together. */
  readonly packets: number;
  readonly lost: number;
  /** In ms; `null` if not measured yet. */
  readonly roundTripMs: number | null;
}

/**
 * Reads only the reports of the receivers, because a report of the whole connection is several times as large. It
 * counts *received* frames, not rendered ones, because a hidden page renders none. The names are from the W3C's
 * Identifiers for WebRTC's Statistics API.
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
    // The browser reports a negative number if packets arrive twice.
    sums.lost += Math.max(0, entry.packetsLost ?? 0);
    if (entry.kind === 'audio') sums.audioPackets += entry.packetsReceived ?? 0;
  };
  for (const report of reports) report.forEach(add);
  return { at: now(), ice: peer.iceConnectionState, ...sums, roundTripMs };
}
