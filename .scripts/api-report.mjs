// Writes each entry's API report, `.github/api/*.api.md`, from the declarations in `dist`. With `--check`, it fails if
// one of them is stale. This way, a change to the public API is part of its commit, and a reviewer sees it.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apiReports } from './api-docs/api-reports.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, '.github/api');

/** @param {string} name */
const saved = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');

if (!existsSync(join(root, 'dist/index.d.ts'))) {
  console.error('The package is not built: run `npm run build` first.');
  process.exit(1);
}
const scratch = mkdtempSync(join(tmpdir(), 'anam-react-api-'));
const reports = apiReports(root, scratch);
rmSync(scratch, { recursive: true });
const names = existsSync(folder) ? readdirSync(folder) : [];
const changed = [...new Set([...Object.keys(reports), ...names])].filter(
  (name) => saved(name) !== (reports[name] ?? ''),
);

if (process.argv.includes('--check')) {
  for (const name of changed) console.error(`.github/api/${name} differs from the built package.`);
  if (changed.length > 0) {
    console.error(
      'If the change of the public API is intended, run `node .scripts/api-report.mjs` after the build.',
    );
    process.exitCode = 1;
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of changed) {
    if (reports[name] === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), reports[name]);
    console.log(`.github/api/${name}`);
  }
}
