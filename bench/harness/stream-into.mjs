// Measures the cost of a text that streams into a page with a history. Compares this library with the pattern in Anam's
// documentation and with a bare text node. All three take turns (A B C A B C …) in one page.
import { openBenchPage } from './bench-page.mjs';
import { printFigure } from './print-figure.mjs';
import { median } from './statistics.mjs';

const rounds = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice(7) ?? 5);

/** @typedef {{ history: number, length: number, deltas: number, every: number }} Shape */
/** What streams: a thought, or an answer that is spoken meanwhile. @typedef {'thought' | 'answer'} Part */
/** @typedef {{ cpu: number, commits: number, longestGap: number }} Result */

/**
 * Prints every figure of the experiment.
 * @param {string} experiment @param {Part} part
 */
export async function streamInto(experiment, part) {
  const { page, close } = await openBenchPage('reasoning', {});
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const taskSeconds = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN;
  };

  /** @param {string} variant @param {Shape} shape @returns {Promise<Result>} */
  async function once(variant, shape) {
    await page.evaluate(
      ([name, of]) => /** @type {any} */ (globalThis).prepare(name, of),
      /** @type {const} */ ([variant, { ...shape, part }]),
    );
    const before = await taskSeconds();
    const { commits, longestGap } = await page.evaluate(
      (of) => /** @type {any} */ (globalThis).run(of),
      shape,
    );
    const cpu = (((await taskSeconds()) - before) * 1000 * 1000) / shape.deltas;
    await page.evaluate(() => /** @type {any} */ (globalThis).finish());
    return { cpu, commits: (commits * 1000) / shape.deltas, longestGap };
  }

  /**
   * The median of each variant, run in turn; the first turn warms up.
   * @param {Record<string, Shape>} shapes by variant
   */
  async function compare(shapes) {
    /** @type {Record<string, Result[]>} */
    const results = Object.fromEntries(Object.keys(shapes).map((variant) => [variant, []]));
    for (let round = -1; round < rounds; round += 1) {
      for (const [variant, shape] of Object.entries(shapes)) {
        const result = await once(variant, shape);
        if (round >= 0) results[variant]?.push(result);
      }
    }
    return Object.fromEntries(
      Object.entries(results).map(([variant, all]) => [
        variant,
        {
          cpu: median(all.map(({ cpu }) => cpu)),
          commits: median(all.map(({ commits }) => commits)),
          longestGap: median(all.map(({ longestGap }) => longestGap)),
        },
      ]),
    );
  }

  /**
   * @param {string} variant @param {Shape} params @param {string} metric @param {string} unit
   * @param {number} value @param {number} of @param {string} reference
   */
  const print = (variant, params, metric, unit, value, of, reference) =>
    printFigure({
      experiment,
      variant,
      params,
      metric,
      unit,
      value,
      ratio: value / of,
      reference,
    });

  try {
    /** @type {Record<string, number>} */
    const own = {};
    for (const every of [0, 5]) {
      for (const history of [0, 100, 1000, 5000]) {
        const shape = { history, length: 0, deltas: every === 0 ? 2000 : 400, every };
        // At this size the documentation's pattern takes seconds per hundred deltas.
        const short = { ...shape, deltas: history === 5000 ? 100 : 400 };
        const figures = await compare({
          library: shape,
          floor: shape,
          ...(every === 0 && { sample: short }),
        });
        for (const [variant, { cpu, commits, longestGap }] of Object.entries(figures)) {
          print(variant, shape, 'cpu per 1,000 deltas', 'ms', cpu, figures.floor?.cpu ?? Number.NaN, 'floor');
          print(variant, shape, 'commits per 1,000 deltas', '', commits, 1000, 'one a delta');
          if (every > 0) print(variant, shape, 'longest time without a frame', 'ms', longestGap, 50, '50 ms');
        }
        const cpu = figures.library?.cpu ?? Number.NaN;
        own[`${every}`] ??= cpu;
        print(
          'library',
          shape,
          'cpu beside its own H=0',
          'ms',
          cpu,
          own[`${every}`] ?? Number.NaN,
          'library, H=0',
        );
      }
    }
    for (const every of [0, 5]) {
      /** @type {number | null} */
      let empty = null;
      for (const length of [0, 10_000, 50_000, 200_000, 1_000_000]) {
        const shape = { history: 0, length, deltas: 500, every };
        const { library, floor } = await compare({ library: shape, floor: shape });
        empty ??= library?.cpu ?? Number.NaN;
        print(
          'library',
          shape,
          'cpu beside its own L=0',
          'ms',
          library?.cpu ?? Number.NaN,
          empty,
          'library, L=0',
        );
        print(
          'floor',
          shape,
          'cpu per 1,000 deltas',
          'ms',
          floor?.cpu ?? Number.NaN,
          library?.cpu ?? Number.NaN,
          'library',
        );
      }
    }
    // Streams a text of 200 kB at 2,000 deltas per second. Runs once, because it takes 25 s.
    const long = { history: 0, length: 0, deltas: 50_000, every: 0.5 };
    const { cpu, longestGap } = await once('library', long);
    print('library', long, 'main thread in all', 's', (cpu * 50) / 1000, 4, 'goal');
    print('library', long, 'longest time without a frame', 'ms', longestGap, 50, '50 ms');
  } finally {
    await close();
  }
}
