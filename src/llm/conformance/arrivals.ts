import type { Exchange } from './exchange.js';

/** Reads this close together belong to one packet. HTTP clients return its chunks one by one. */
const SAME_PACKET_MS = 0.2;
/** A read of this size fills the system's buffers, so the next read may be part of the same burst. */
const FULL_BUFFER = 16_000;
const FULL_BUFFER_MS = 2;

/** Returns the times at which data arrived. All reads in one burst count once. */
export function arrivals({ reads }: Pick<Exchange, 'reads'>): number[] {
  const times: number[] = [];
  let before = 0;
  reads.forEach(({ at }, index) => {
    const last = reads[index - 1];
    const together = last && last.total - before >= FULL_BUFFER ? FULL_BUFFER_MS : SAME_PACKET_MS;
    if (last && at - last.at < together) return;
    before = last?.total ?? 0;
    times.push(at);
  });
  return times;
}

/** Returns the time of the arrival that a read belongs to. */
export function arrivalAt(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return times[low - 1] ?? at;
}
