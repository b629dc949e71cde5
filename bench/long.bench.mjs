// Measures opening, growing and scrolling the viewer with ten thousand thoughts, and with one thought of a megabyte.
import { openBenchPage } from './harness/bench-page.mjs';
import { printFigure } from './harness/print-figure.mjs';
import { median } from './harness/statistics.mjs';

const rounds = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice(7) ?? 5);
const { page, close } = await openBenchPage('long', {});
const cdp = await page.context().newCDPSession(page);
await cdp.send('Performance.enable');
await cdp.send('HeapProfiler.enable');

/** @param {string} name */
const metric = async (name) => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
};
const heap = async () => {
  await cdp.send('HeapProfiler.collectGarbage');
  return metric('JSHeapUsedSize');
};
/** @param {string} name @param {...unknown} args */
const call = (name, ...args) =>
  page.evaluate(
    ([of, all]) => /** @type {any} */ (globalThis)[of](...all),
    /** @type {const} */ ([name, args]),
  );

/** Main thread time of the action, in ms. @param {() => Promise<unknown>} action */
async function cost(action) {
  const before = await metric('TaskDuration');
  await action();
  return ((await metric('TaskDuration')) - before) * 1000;
}

/** @param {string} variant @param {object} params @param {string} name @param {string} unit @param {number} value @param {number} of @param {string} reference */
const print = (variant, params, name, unit, value, of, reference) =>
  printFigure({
    experiment: 'long',
    variant,
    params,
    metric: name,
    unit,
    value,
    ratio: value / of,
    reference,
  });

try {
  /** @type {Record<string, number[]>} */
  const seen = {};
  /** @param {string} key @param {number} value */
  const note = (key, value) => (seen[key] ??= []).push(value);
  for (let round = -1; round < rounds; round += 1) {
    for (const count of [100, 10_000]) {
      for (const part of ['viewer', 'transcript']) {
        await call('prepare', count, 0);
        const before = await heap();
        const mount = await cost(() => call('mount', part));
        const memory = (await heap()) - before;
        const append = await cost(() => call('append', 100, count));
        if (round >= 0) {
          note(`${part} ${count} mount`, mount);
          note(`${part} ${count} memory`, memory);
          note(`${part} ${count} append`, append / 100);
        }
        if (round === 0 && count === 10_000) {
          const { steps, blank, mounted, longestGap } = await call('scroll', part);
          const after = (await heap()) - before;
          print(part, { count, steps }, 'steps without a row, there and back', '', blank, steps, 'steps');
          print(part, { count }, 'longest step of two frames while scrolling', 'ms', longestGap, 50, '50 ms');
          print(part, { count }, 'rows mounted at most', '', mounted, count, 'all');
          print(part, { count }, 'memory an entry after it', 'B', after / count, 2000, 'goal');
        }
        await call('unmount');
      }
    }
    await call('prepare', 1, 1_000_000);
    const mount = await cost(() => call('mount', 'viewer'));
    const expand = await cost(() => call('expand'));
    if (round >= 0) {
      note('megabyte mount', mount);
      note('megabyte expand', expand);
    }
    await call('unmount');
  }
  /** @param {string} key */
  const of = (key) => median(seen[key] ?? []);
  for (const part of ['viewer', 'transcript']) {
    print(part, { count: 10_000 }, 'mount', 'ms', of(`${part} 10000 mount`), 300, 'goal');
    print(part, { count: 10_000 }, 'memory an entry', 'B', of(`${part} 10000 memory`) / 10_000, 2000, 'goal');
    const append = of(`${part} 10000 append`);
    print(part, { count: 10_000 }, 'append', 'ms', append, of(`${part} 100 append`), 'at 100');
  }
  print('viewer', { characters: 1_000_000 }, 'mount', 'ms', of('megabyte mount'), 300, 'goal');
  print('viewer', { characters: 1_000_000 }, 'show all', 'ms', of('megabyte expand'), 300, 'goal');
} finally {
  await close();
}
