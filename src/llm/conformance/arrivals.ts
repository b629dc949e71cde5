import type { Exchange } from './exchange.js';

/** Reads this close together are pieces of one packet: HTTP gives out its chunks one by one. */
const SAME_PACKET_MS = 0.2;
/** So much at once fills the buffers of the system; what follows then at once was ready with it. */
const FULL_BUFFER = 16_000;
const FULL_BUFFER_MS = 2;

/** The times at which something arrived, however many reads it took to take it in. */
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

/** The time of the arrival to which a read belongs. */
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
