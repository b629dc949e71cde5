import type { LinkReading } from './link-reading.js';
import type { ConnectionQuality, Link, LinkState } from '../../machine/session/link-state.js';

/** How often the counters are read, in ms. */
export const LINK_POLL_MS = 400;
/**
 * A video that is frozen for this long counts as stalled. With the polling interval, this is detected within two
 * seconds.
 */
const STALL_MS = 1_500;
/** The initial delay that is allowed for video and voice, in ms. */
const LATE_MS = 5_000;
/** The time window for packet loss, in ms. */
const WINDOW_MS = 4_000;
/** From these values on, speech is hard to understand. */
const POOR_LOSS = 0.05;
const POOR_ROUND_TRIP_MS = 400;
/** The quality changes after this many consecutive readings agree, so that a single lost packet changes nothing. */
const AGREEING_READINGS = 4;

export interface LinkMemory extends LinkState {
  readonly window: readonly LinkReading[];
  readonly frames: number;
  /** The time of the last received frame. */
  readonly framesAt: number;
  readonly audioPackets: number;
  readonly audioAt: number;
  /** The number of consecutive readings that indicate the other quality. */
  readonly doubts: number;
}

/** Judges a reading in the context of the previous ones. Pure. */
export function judgeLink(before: LinkMemory | null, reading: LinkReading): LinkMemory {
  const last = before?.window.at(-1);
  // A page that was busy or suspended did not poll, so that time does not count as a stall.
  const unseen = last ? Math.max(0, reading.at - last.at - 2 * LINK_POLL_MS) : 0;
  const frames = advance(before?.frames, before?.framesAt, reading.frames, reading.at, unseen);
  const audio = advance(before?.audioPackets, before?.audioAt, reading.audioPackets, reading.at, unseen);
  const link = linkOf(reading, frames.movedAt, audio.movedAt);
  const window = [...(before?.window ?? []), reading].filter(
    // If the clock was set back, earlier readings appear to be in the future.
    ({ at }) => at <= reading.at && reading.at - at <= WINDOW_MS + unseen,
  );
  return {
    window,
    frames: frames.count,
    framesAt: frames.movedAt,
    audioPackets: audio.count,
    audioAt: audio.movedAt,
    link,
    ...settle(before, link === 'down' ? 'lost' : measured(window)),
  };
}

function advance(
  count: number | undefined,
  movedAt: number | undefined,
  next: number,
  at: number,
  unseen: number,
): { readonly count: number; readonly movedAt: number } {
  const moved = count === undefined || movedAt === undefined || next !== count;
  return { count: next, movedAt: moved ? at : movedAt + unseen };
}

/** Judges a connection without counters by its state alone. */
export const linkWithoutCounters = (ice: string): LinkState =>
  isBroken(ice) ? { link: 'down', quality: 'lost' } : { link: 'flowing', quality: 'unknown' };

const isBroken = (ice: string) => ice === 'disconnected' || ice === 'failed' || ice === 'closed';

function linkOf({ at, ice, frames, audioPackets }: LinkReading, framesAt: number, audioAt: number): Link {
  if (isBroken(ice)) return 'down';
  const isSpeaking = at - audioAt < (audioPackets === 0 ? LATE_MS : STALL_MS);
  // Before its first frame, a video is late or missing, not stalled.
  if (frames === 0) return isSpeaking ? 'flowing' : 'down';
  if (at - framesAt < STALL_MS) return 'flowing';
  return isSpeaking ? 'stalled' : 'down';
}

function measured(window: readonly LinkReading[]): ConnectionQuality {
  const first = window[0];
  const last = window.at(-1);
  if (!first || !last || first === last || last.packets === 0) return 'unknown';
  const lost = last.lost - first.lost;
  const arrived = last.packets - first.packets;
  const isLossy = lost / Math.max(1, lost + arrived) > POOR_LOSS;
  return isLossy || (last.roundTripMs ?? 0) > POOR_ROUND_TRIP_MS ? 'poor' : 'good';
}

function settle(before: LinkMemory | null, next: ConnectionQuality): Pick<LinkMemory, 'quality' | 'doubts'> {
  if (!before || next === before.quality) return { quality: next, doubts: 0 };
  const atOnce = next === 'lost' || before.quality === 'unknown' || before.quality === 'lost';
  const doubts = before.doubts + 1;
  if (atOnce || doubts >= AGREEING_READINGS) return { quality: next, doubts: 0 };
  return { quality: before.quality, doubts };
}
