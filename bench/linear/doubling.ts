import type { MakeInput } from './hostile-inputs.js';
import { pieces } from './hostile-inputs.js';
import type { Reader } from './reader.js';

export interface Doubling {
  /** The length of the smaller of the two inputs, in characters. */
  readonly length: number;
  readonly ms: number;
  readonly doubleMs: number;
  /** `null` when both measurements are too short to compare. */
  readonly ratio: number | null;
}

/** A shorter measurement is noise. In milliseconds. */
const LEAST_MS = 5;
const RUNS = 3;
const TRIES = 4;
const SHORTEST = 2_000;
/** A ratio above this is measured again, because a garbage collection may have caused it. */
const SUSPICIOUS = 2.3;

async function timeOf({ read }: Reader, text: readonly string[]): Promise<number> {
  // The CPU time of this process does not depend on what else the machine does.
  const start = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** `linear.bench.mjs` runs Node with `--expose-gc`. */
const collectGarbage = () => (globalThis as { gc?: () => void }).gc?.();

async function best(reader: Reader, text: readonly string[], runs = RUNS): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) least = Math.min(least, await timeOf(reader, text));
  return least;
}

/**
 * Measures how much longer a reader takes for twice the input. The input starts short and grows until one reading is
 * long enough to measure, so that even a cubic reader is detected within a second.
 */
export async function doubling(
  reader: Reader,
  make: MakeInput,
  size: number,
  longest: number,
): Promise<Doubling> {
  const most = Math.min(reader.most ?? Infinity, longest);
  let length = reader.least ?? SHORTEST;
  let single = pieces(make(length), size);
  await timeOf(reader, single);
  let ms = await best(reader, single);
  while (ms < LEAST_MS && length * 2 < most) {
    length *= 2;
    single = pieces(make(length), size);
    ms = await best(reader, single, 2);
  }
  let double = pieces(make(length * 2), size);
  let doubleMs = await best(reader, double);
  // A reader that is not linear stays slow at twice the length. A garbage collection does not.
  for (let again = 0; again < TRIES && doubleMs / ms > SUSPICIOUS; again += 1) {
    if (length * 4 <= most * 2) {
      length *= 2;
      single = double;
      double = pieces(make(length * 2), size);
    }
    collectGarbage();
    ms = await best(reader, single);
    doubleMs = await best(reader, double);
  }
  // `null` if the reader is too fast to measure at any length.
  const ratio = doubleMs < LEAST_MS ? null : doubleMs / ms;
  return { length, ms, doubleMs, ratio };
}
