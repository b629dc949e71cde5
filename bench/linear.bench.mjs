// Measures how much longer each reader of text from a peer or a model takes when a hostile text is twice as long: at
// most 2.5 times. All readers together take many minutes.
// `--only=projector,chat` measures only these readers. `--most=128000` limits the inputs, in characters.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { sourceAliases } from '../.scripts/entries.mjs';
import { printFigure } from './harness/print-figure.mjs';

const LARGEST_RATIO = 2.5;

// The largest inputs would fill V8's default young generation. V8 then moves every object to the old generation, which
// takes five times as long and looks like a reader that is not linear.
const flags = ['--max-semi-space-size=512', '--expose-gc'];
if (!flags.every((flag) => process.execArgv.includes(flag))) {
  const { status } = spawnSync(process.execPath, [...flags, ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const option = (/** @type {string} */ name) =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option('only')?.split(',');
const most = Number(option('most') ?? 1_000_000);

const outDir = mkdtempSync(join(tmpdir(), 'anam-react-bench-'));
await build({
  configFile: false,
  logLevel: 'error',
  resolve: { alias: sourceAliases },
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ssr: fileURLToPath(new URL('linear/bundle.ts', import.meta.url)),
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { output: { entryFileNames: 'bundle.mjs', codeSplitting: false } },
  },
});
/** @type {typeof import('./linear/bundle.js')} */
const { doubling, hostileInputs, readers } = await import(pathToFileURL(join(outDir, 'bundle.mjs')).href);
rmSync(outDir, { recursive: true, force: true });

let tried = 0;
/** @type {string[]} */
const worse = [];
for (const reader of readers.filter(({ name }) => !only || only.includes(name))) {
  for (const size of reader.sizes ?? [Number.POSITIVE_INFINITY, 7]) {
    /** @type {{ input: string, length: number, ms: number, ratio: number } | null} */
    let worst = null;
    for (const [input, make] of reader.inputs ?? hostileInputs) {
      const { length, doubleMs: ms, ratio } = await doubling(reader, make, size, most);
      tried += 1;
      if (ratio !== null && ratio > LARGEST_RATIO) worse.push(`${reader.name}, ${input}`);
      if (ratio !== null && ratio > (worst?.ratio ?? 0)) worst = { input, length, ms, ratio };
    }
    printFigure({
      experiment: 'linear',
      variant: reader.name,
      params: {
        pieces: size === Number.POSITIVE_INFINITY ? 'one' : size,
        input: worst?.input,
        length: worst?.length,
      },
      metric: 'twice the text',
      unit: 'ms',
      value: worst?.ms ?? 0,
      ratio: worst?.ratio ?? 0,
      reference: 'half of it',
    });
  }
}
console.log(
  worse.length === 0
    ? `${tried} doublings, none above ${LARGEST_RATIO}.`
    : `Above ${LARGEST_RATIO}: ${worse.join('; ')}`,
);
process.exitCode = worse.length === 0 ? 0 : 1;
