import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MakeInput } from './hostile-inputs.js';
import { pieces } from './hostile-inputs.js';
import type { Reader } from './reader.js';

export interface Doubling {
  /** Characters of the smaller of the two inputs. */
  readonly length: number;
  readonly ms: number;
  readonly doubleMs: number;
  /** `null` when both readings are too quick to be compared. */
  readonly ratio: number | null;
}

/** Below this a measurement is noise. Milliseconds. */
const LEAST_MS = 5;
const RUNS = 3;
const TRIES = 4;
const SHORTEST = 2_000;
const LONGEST = 1_000_000;
/** Above it a measurement is repeated, since a collection of garbage is no proof. */
const SUSPICIOUS = 2.3;

function timeOf({ read }: Reader, text: readonly string[]): number {
  // Of this process, whatever else the machine has to do.
  const start = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const best = (reader: Reader, text: readonly string[], runs = RUNS): number =>
  Math.min(...Array.from({ length: runs }, () => timeOf(reader, text)));

/**
 * How much longer twice the input takes, at the length at which it can be measured: it grows until one reading takes
 * long enough, so that even a cubic reader is found out in a second.
 */
export function doubling(reader: Reader, make: MakeInput, size: number): Doubling {
  const most = reader.most ?? LONGEST;
  let length = reader.least ?? SHORTEST;
  let single = pieces(make(length), size);
  timeOf(reader, single);
  let ms = best(reader, single);
  while (ms < LEAST_MS && length * 2 < most) {
    length *= 2;
    single = pieces(make(length), size);
    ms = best(reader, single, 2);
  }
  let double = pieces(make(length * 2), size);
  let doubleMs = best(reader, double);
  // What is slower than linear is so at any length; a collection of garbage is not.
  for (let again = 0; again < TRIES && doubleMs / ms > SUSPICIOUS; again += 1) {
    if (length * 4 <= most * 2) {
      length *= 2;
      single = double;
      double = pieces(make(length * 2), size);
    }
    collectGarbage();
    ms = best(reader, single);
    doubleMs = best(reader, double);
  }
  // Quicker than what can be measured, whatever its length.
  const ratio = doubleMs < LEAST_MS ? null : doubleMs / ms;
  return { length, ms, doubleMs, ratio };
}
