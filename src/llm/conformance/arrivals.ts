import type { Exchange } from './exchange.js';

/** Reads this close together are pieces of one packet: HTTP gives out its chunks one by one. */
const SAME_PACKET_MS = 0.2;
/** A read this large was cut by the buffer of the system; what follows at once belongs to it. */
const FULL_READ = 16_000;
const FULL_READ_MS = 20;

/** The times at which something arrived, however many reads it took to take it in. */
export function arrivals({ reads }: Pick<Exchange, 'reads'>): number[] {
  const times: number[] = [];
  reads.forEach(({ at }, index) => {
    const previous = reads[index - 1];
    const size = previous ? previous.total - (reads[index - 2]?.total ?? 0) : 0;
    const gap = previous ? at - previous.at : Infinity;
    if (gap >= (size >= FULL_READ ? FULL_READ_MS : SAME_PACKET_MS)) times.push(at);
  });
  return times;
}

/** The time of the arrival to which a read belongs. */
export const arrivalAt = (times: readonly number[], at: number): number =>
  times.filter((time) => time <= at).at(-1) ?? at;
