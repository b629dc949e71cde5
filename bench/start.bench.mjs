// Measures the time from the click to the first decoded video frame, for `PersonaChat` and for the SDK alone. Both take
// turns (A B A B …) in one warm page. Also measures how long after that frame the state becomes `live`.
import { openBenchPage } from './harness/bench-page.mjs';
import { printFigure } from './harness/print-figure.mjs';
import { median } from './harness/statistics.mjs';

const rounds = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice(7) ?? 15);
const variants = /** @type {const} */ (['library', 'sdk']);
const reference = 'sdk';
/** One frame of a 60 Hz screen, in ms. */
const FRAME = 1000 / 60;

const { page, close } = await openBenchPage('start', {});
/** @type {Record<string, number[]>} */
const frames = { library: [], sdk: [] };
/** @type {number[]} */
const lives = [];
try {
  // Round -1 warms up.
  for (let round = -1; round < rounds; round += 1) {
    for (const variant of variants) {
      const started = await page.evaluate((name) => /** @type {any} */ (globalThis).begin(name), variant);
      if (round < 0) continue;
      frames[variant]?.push(started.firstFrame);
      if (started.live !== undefined) lives.push(started.live - started.firstFrame);
    }
  }
} finally {
  await close();
}

const experiment = 'start';
const params = { rounds };
for (const variant of variants) {
  const value = median(frames[variant] ?? []);
  const ratio = value / median(frames[reference] ?? []);
  printFigure({ experiment, variant, params, metric: 'first frame', unit: 'ms', value, ratio, reference });
}
const late = median(lives);
printFigure({
  experiment,
  variant: 'library',
  params,
  metric: 'live after the first frame',
  unit: 'ms',
  value: late,
  ratio: late / FRAME,
  reference: 'one frame',
});
