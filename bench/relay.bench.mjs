// Measures the time from the arrival of a model's chunk in the page to the talk stream's frame. Compares the whole
// library, with React mounted, with two bare loops over the same client. All three take turns (A B C A B C …) in one
// page.
import { openBenchPage } from './harness/bench-page.mjs';
import { printFigure } from './harness/print-figure.mjs';
import { median, quantile } from './harness/statistics.mjs';

const rounds = Number(process.argv.find((arg) => arg.startsWith('--runs='))?.slice(7) ?? 5);
const variants = /** @type {const} */ (['library', 'eventsource-parser', 'by-hand']);
const reference = 'eventsource-parser';
const paced = { chunks: 1000, everyMs: 3 };
const bulk = { chunks: 10_000, everyMs: 0 };

/** @param {number} number */
const frame = (number) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'bench', choices: [{ index: 0, delta: { content: `w${number} ` }, finish_reason: null }] })}\n\n`;
const last = `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'bench', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;

/** @param {{ chunks: number, everyMs: number }} shape @returns {import('./harness/bench-page.mjs').Handler} */
const stream =
  ({ chunks, everyMs }) =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    let sent = 0;
    if (everyMs === 0) {
      while (sent < chunks) response.write(frame(sent++));
      response.end(last);
      return;
    }
    const timer = setInterval(() => {
      if (sent < chunks) return void response.write(frame(sent++));
      clearInterval(timer);
      response.end(last);
    }, everyMs);
  };

const { page, close } = await openBenchPage('relay', { '/paced': stream(paced), '/bulk': stream(bulk) });
const cdp = await page.context().newCDPSession(page);
await cdp.send('Performance.enable');
const taskSeconds = async () => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN;
};

/** @param {string} variant @param {string} path */
const run = (variant, path) =>
  page.evaluate(([name, url]) => /** @type {any} */ (globalThis).relay(name, url), [variant, path]);

/** @type {Record<string, number[][]>} */
const latencies = Object.fromEntries(variants.map((variant) => [variant, []]));
/** @type {Record<string, number[]>} */
const cpu = Object.fromEntries(variants.map((variant) => [variant, []]));
try {
  // Paced answers come first, because a bulk answer leaves far more words in the page than a conversation. Round -1 warms up.
  for (let round = -1; round < rounds; round += 1) {
    for (const variant of variants) {
      const measured = await run(variant, '/paced');
      if (round >= 0) latencies[variant]?.push(measured.latencies);
    }
  }
  for (let round = -1; round < rounds; round += 1) {
    for (const variant of variants) {
      const before = await taskSeconds();
      const { wallMs } = await run(variant, '/bulk');
      const milliseconds = ((await taskSeconds()) - before) * 1000;
      if (round >= 0) cpu[variant]?.push(Math.min(milliseconds, wallMs));
    }
  }
} finally {
  await close();
}

for (const [metric, fraction] of /** @type {const} */ ([
  ['p50', 0.5],
  ['p99', 0.99],
])) {
  const values = Object.fromEntries(
    variants.map((variant) => [
      variant,
      median((latencies[variant] ?? []).map((each) => quantile(each, fraction) * 1000)),
    ]),
  );
  for (const variant of variants) {
    const ratio = (values[variant] ?? Number.NaN) / (values[reference] ?? Number.NaN);
    printFigure({
      experiment: 'relay',
      variant,
      params: paced,
      metric,
      unit: 'µs',
      value: values[variant] ?? Number.NaN,
      ratio,
      reference,
    });
  }
}
for (const variant of variants) {
  const value = median(cpu[variant] ?? []);
  printFigure({
    experiment: 'relay',
    variant,
    params: bulk,
    metric: 'cpu',
    unit: 'ms',
    value,
    ratio: value / median(cpu[reference] ?? []),
    reference,
  });
}
