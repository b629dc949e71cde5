// `npm run bench [name…]`: runs bench/<name>.bench.mjs, or all of them one after the other.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';

const folder = fileURLToPath(new URL('../bench/', import.meta.url));
const suffix = '.bench.mjs';
const known = readdirSync(folder).flatMap((file) =>
  file.endsWith(suffix) ? [file.slice(0, -suffix.length)] : [],
);
// Options such as `--runs=3` are passed to the experiment.
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('-'));
const options = args.filter((arg) => arg.startsWith('-'));

const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No experiment is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(1);
}

// A fresh clone has no browser until `npm test` has run once.
await ensureChromium();
for (const name of wanted.length > 0 ? wanted : known) {
  const { status } = spawnSync(process.execPath, [`${folder}${name}${suffix}`, ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
