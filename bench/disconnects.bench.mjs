// Measures how long the model continues after its client disconnects: at 14 stages of a request, on four hosts, for
// each specification of the endpoint and for the proxy. `--only=hono` measures one host.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { sourceAliases } from '../.scripts/entries.mjs';
import { printFigure } from './harness/print-figure.mjs';

const outDir = mkdtempSync(fileURLToPath(new URL('../node_modules/.bench-', import.meta.url)));
await build({
  configFile: false,
  logLevel: 'error',
  resolve: { alias: sourceAliases },
  build: {
    ssr: fileURLToPath(new URL('disconnects/run.ts', import.meta.url)),
    outDir,
    target: 'es2022',
    rolldownOptions: { output: { entryFileNames: 'bundle.mjs', codeSplitting: false } },
  },
});
/** @type {typeof import('./disconnects/run.js')} */
const { disconnects } = await import(pathToFileURL(join(outDir, 'bundle.mjs')).href);
rmSync(outDir, { recursive: true, force: true });

/** @type {Map<string, number[]>} */
const byHost = new Map();
/** @type {import('./disconnects/run.js').Row[]} */
const bad = [];
let tried = 0;
for await (const row of disconnects()) {
  tried += 1;
  if (!row.ok) bad.push(row);
  if (row.abortedAfter !== null) byHost.set(row.host, [...(byHost.get(row.host) ?? []), row.abortedAfter]);
}
for (const [variant, times] of byHost) {
  const figure = { experiment: 'disconnects', variant, params: { aborted: times.length } };
  printFigure({ ...figure, metric: 'longest run after a disconnect', unit: 'ms', value: Math.max(...times) });
}
if (bad.length > 0) console.table(bad);
console.error(`${tried} disconnects; after ${bad.length} of them the model continued to run.`);
process.exitCode = bad.length === 0 ? 0 : 1;
