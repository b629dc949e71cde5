// Compares the installed SDK's exports with the table in `src/core/anam/sdk-surface.md`, which says how we use each
// method, option, event and field. A new or missing name fails, so that each SDK update is a conscious decision.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { surfaceOf } from './sdk-surface/surface-of.mjs';
import { compareSurface, readTable } from './sdk-surface/table.mjs';

const table = new URL('../src/core/anam/sdk-surface.md', import.meta.url);
const installed = new URL('../node_modules/@anam-ai/js-sdk/', import.meta.url);
// The folder of a version that is not installed, if given: `node .scripts/sdk-surface.mjs path/to/js-sdk`.
const [given] = process.argv.slice(2);
const sdk = given === undefined ? installed : pathToFileURL(`${resolve(given)}/`);

const { version } = JSON.parse(readFileSync(new URL('package.json', sdk), 'utf8'));
const problems = compareSurface(
  readTable(readFileSync(table, 'utf8')),
  surfaceOf(new URL('dist/module/', sdk)),
);
for (const problem of problems) console.error(problem);
console.log(
  `@anam-ai/js-sdk ${version}: ${problems.length === 0 ? 'every name is in the table.' : `${problems.length} to settle.`}`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
