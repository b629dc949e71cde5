// Measures the cost and quality of the simulated persona: CPU time of all Chromium processes for one session, received
// frames, the delay of the voice at the start and a minute later, and whether two sessions stay separate.
import { openBenchPage } from './harness/bench-page.mjs';
import { printFigure } from './harness/print-figure.mjs';
import { median } from './harness/statistics.mjs';

const rounds = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice(7) ?? 5);
/** The targets: percent of one core, frames per second, ms. */
const goals = { cpu: 44, frames: 23, delay: 120 };
const WINDOW_MS = 5000;

const { page, close } = await openBenchPage('simulator', {});
const browser = page.context().browser();
if (!browser) throw new Error('The page is of no browser.');
const cdp = await browser.newBrowserCDPSession();

/** CPU time of all Chromium processes, in seconds. */
async function processorSeconds() {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** @param {string} name @param {...unknown} args */
const call = (name, ...args) =>
  page.evaluate(
    ([of, all]) => /** @type {any} */ (globalThis)[of](...all),
    /** @type {const} */ ([name, args]),
  );

/** Measures the percentage of one core, and the first session's frames per second. */
async function oneWindow() {
  const before = await processorSeconds();
  const [fps] = await call('framesPerSecond', WINDOW_MS);
  return { cpu: ((await processorSeconds()) - before) / (WINDOW_MS / 100_000), fps };
}

/** @param {string} variant @param {string} metric @param {string} unit @param {number} value @param {number} of @param {string} reference */
const print = (variant, metric, unit, value, of, reference) =>
  printFigure({
    experiment: 'simulator',
    variant,
    params: { pixels: '256×256', fps: 25 },
    metric,
    unit,
    value,
    ratio: value / of,
    reference,
  });

/** @param {string} name @param {number} index */
const several = async (name, index) => {
  const values = [];
  for (let round = 0; round < rounds; round += 1) values.push(await call(name, index));
  return values;
};

try {
  await call('begin');
  const windows = [];
  for (let round = 0; round < rounds; round += 1) windows.push(await oneWindow());
  print('one session', 'processor', '% of a core', median(windows.map(({ cpu }) => cpu)), goals.cpu, 'goal');
  print(
    'one session',
    'frames received',
    'a second',
    median(windows.map(({ fps }) => fps)),
    goals.frames,
    'goal',
  );
  print(
    'one session',
    'delay of the voice',
    'ms',
    median(await several('audioDelay', 0)),
    goals.delay,
    'goal',
  );
  await page.waitForTimeout(60_000);
  const later = median(await several('audioDelay', 0));
  print('after a minute', 'delay of the voice', 'ms', later, goals.delay, 'goal');

  await call('begin');
  const [first, second] = await call('loudest', 0, 1500);
  print(
    'two sessions',
    'the silent one beside the one that speaks',
    'rms',
    second,
    first,
    'the one that speaks',
  );
  const both = await call('framesPerSecond', WINDOW_MS);
  print('two sessions', 'frames received', 'a second', Math.min(...both), goals.frames, 'goal');
  await call('end');
} finally {
  await close();
}
