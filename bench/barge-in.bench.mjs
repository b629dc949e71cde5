// Measures how soon a model's route notices that the user interrupted. `abort` is the time from the abort in the page
// to the abort of the request's signal on the server; `speech` is the time from the user's first sound, with simulated
// detection. Uses routes of AI SDK 5 and 6, AG-UI 1.0 and plain text, in a separate process.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openBenchPage } from './harness/bench-page.mjs';
import { printFigure } from './harness/print-figure.mjs';
import { median, quantile } from './harness/statistics.mjs';

const rounds = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice(7) ?? 5);
const variants = ['ai-sdk-5', 'ai-sdk-6', 'ag-ui-1', 'text'];

const routes = fork(fileURLToPath(new URL('barge-in/routes.mjs', import.meta.url)));
const [port] = await once(routes, 'message');
const aborted = () => once(routes, 'message').then(([at]) => /** @type {number} */ (at));

const routesUrl = `http://127.0.0.1:${port}`;

const { page, close } = await openBenchPage('barge-in', {});
/** @param {string} variant */
const bargeIn = (variant) =>
  page.evaluate((args) => /** @type {any} */ (globalThis).bargeIn(...args), [variant, routesUrl]);

/** @type {Record<string, { speech: number, abort: number }[]>} */
const measured = Object.fromEntries(variants.map((variant) => [variant, []]));
try {
  // Round -1 warms up.
  for (let round = -1; round < rounds; round += 1) {
    for (const variant of variants) {
      const [{ spokeAt, abortedAt }, knownAt] = await Promise.all([bargeIn(variant), aborted()]);
      if (round >= 0) measured[variant]?.push({ speech: knownAt - spokeAt, abort: knownAt - abortedAt });
    }
  }
} finally {
  await close();
  routes.kill();
}

for (const variant of variants) {
  for (const metric of /** @type {const} */ (['speech', 'abort'])) {
    const values = (measured[variant] ?? []).map((each) => each[metric]);
    const figure = { experiment: 'barge-in', variant, params: { rounds }, unit: 'ms' };
    printFigure({ ...figure, metric: `${metric} p50`, value: median(values) });
    printFigure({ ...figure, metric: `${metric} max`, value: quantile(values, 1) });
  }
}
