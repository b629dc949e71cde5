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

// The engine stores compiled code and types for functions that run often, about 1 MB in the first thirty sessions. This
// growth stops, and it is not a leak.
const engineTypes = new Set(['code', 'object shape', 'native', 'synthetic']);

/** Returns the bytes of the page's own objects on the heap, and the number of DOM nodes, after a garbage collection. */
async function memory() {
  for (let time = 0; time < 3; time += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const nodes = metrics.find(({ name }) => name === 'Nodes')?.value ?? Number.NaN;
  return { heap: objectBytes(await heapSnapshot()), nodes };
}

async function heapSnapshot() {
  /** @type {string[]} */
  const chunks = [];
  /** @param {{ chunk: string }} part */
  const add = ({ chunk }) => void chunks.push(chunk);
  cdp.on('HeapProfiler.addHeapSnapshotChunk', add);
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  cdp.off('HeapProfiler.addHeapSnapshotChunk', add);
  return JSON.parse(chunks.join(''));
}

/** @param {{ nodes: number[], snapshot: { meta: { node_fields: string[], node_types: string[][] } } }} snapshot */
function objectBytes({ nodes, snapshot: { meta } }) {
  const [type, size] = [meta.node_fields.indexOf('type'), meta.node_fields.indexOf('self_size')];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += meta.node_fields.length)
    if (!engineTypes.has(meta.node_types[type]?.[nodes[at + type] ?? 0] ?? ''))
      bytes += nodes[at + size] ?? 0;
  return bytes;
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
  // The SDK's own timers keep the objects of a session alive for up to 30 s.
  await page.waitForTimeout(32_000);
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
