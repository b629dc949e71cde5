// Writes stories/Reference.mdx, the manual's page of all exported names, from the TSDoc. With `--check` it fails if the
// page is stale. An export without TSDoc is an error.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exportsOf } from './api-docs/exports-of.mjs';
import { firstSentence } from './api-docs/first-sentence.mjs';
import { referencePage } from './api-docs/reference-page.mjs';
import { entries, specifier } from './entries.mjs';

const target = new URL('../stories/Reference.mdx', import.meta.url);

/** @param {URL} file */
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

const sections = Object.entries(entries)
  .filter(([, source]) => source.endsWith('/index.ts'))
  .map(([output, source]) => ({
    specifier: specifier(output),
    names: exportsOf(new URL(`../${source}`, import.meta.url), read).map(({ comment, ...name }) => ({
      ...name,
      purpose: firstSentence(comment),
    })),
  }));
const undocumented = sections.flatMap(({ specifier: entry, names }) =>
  names.filter(({ purpose }) => purpose === '').map(({ name }) => `${name} of ${entry}`),
);
const page = referencePage(sections);

if (undocumented.length > 0) {
  for (const name of undocumented) console.error(`${name} has no TSDoc: write what it is for.`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) writeFileSync(target, page);
else if (page !== read(target)) {
  console.error('stories/Reference.mdx is stale: run `node .scripts/api-docs.mjs`.');
  process.exitCode = 1;
}
