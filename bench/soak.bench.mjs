// Runs thirty sessions in a row and one long session, and measures memory that is not freed.
import { openBenchPage } from './harness/bench-page.mjs';
import { printFigure } from './harness/print-figure.mjs';

const CYCLES = 30;
const TURNS = 300;
const { page, close } = await openBenchPage('soak', {});
const cdp = await page.context().newCDPSession(page);
await cdp.send('Performance.enable');
await cdp.send('HeapProfiler.enable');

/** @param {string} name @param {...unknown} args */
const call = (name, ...args) =>
  page.evaluate(
    ([of, all]) => /** @type {any} */ (globalThis)[of](...all),
    /** @type {const} */ ([name, args]),
  );

/** Heap in bytes and number of DOM nodes after a garbage collection. */
async function memory() {
  for (let time = 0; time < 3; time += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  /** @param {string} name */
  const metric = (name) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
  return { heap: metric('JSHeapUsedSize'), nodes: metric('Nodes') };
}

/** @param {string} variant @param {string} metric @param {string} unit @param {number} value @param {number} of @param {string} reference */
const print = (variant, metric, unit, value, of, reference) =>
  printFigure({ experiment: 'soak', variant, params: {}, metric, unit, value, ratio: value / of, reference });

try {
  let third = { heap: Number.NaN, nodes: Number.NaN };
  for (let time = 1; time <= CYCLES; time += 1) {
    await call('cycle');
    if (time === 3) third = await memory();
  }
  // The SDK's own timers keep objects alive for up to 10 s.
  await page.waitForTimeout(11_000);
  const last = await memory();
  print('30 sessions', 'heap', 'bytes', last.heap, third.heap, 'after the third');
  print('30 sessions', 'DOM nodes', '', last.nodes, third.nodes, 'after the third');
  for (const [what, value] of Object.entries(await call('held')))
    print('30 sessions', what, '', value, 1, 'one');
  await call('begin');
  await call('start');
  await call('turns', TURNS);
  const first = await memory();
  const before = await call('held');
  await call('turns', TURNS);
  const second = await memory();
  const after = await call('held');
  print('one session', 'heap a turn', 'bytes', (second.heap - first.heap) / TURNS, 20_000, '20 kB');
  print('one session', 'DOM nodes a turn', '', (second.nodes - first.nodes) / TURNS, 40, '40');
  for (const what of Object.keys(after))
    print('one session', what, '', after[what], before[what], `after ${TURNS} turns`);
  await call('end');
} finally {
  await close();
}
