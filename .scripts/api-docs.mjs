// Writes the manual's pages with every exported name, stories/reference/exports/, from the TSDoc. With `--check`, it
// fails if a page is stale. An export without TSDoc is an error.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { exportsOf } from './api-docs/exports-of.mjs';
import { firstSentence } from './api-docs/first-sentence.mjs';
import { pageName, referencePage } from './api-docs/reference-page.mjs';
import { entries, specifier } from './entries.mjs';

const folder = new URL('../stories/reference/exports/', import.meta.url);

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
const pages = sections.map((section) => ({
  target: new URL(`${pageName(section.specifier)}.mdx`, folder),
  text: referencePage(section),
}));
const stale = pages.filter(({ target, text }) => text !== read(target));

if (undocumented.length > 0) {
  for (const name of undocumented) console.error(`${name} has no TSDoc: write what it is for.`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  mkdirSync(folder, { recursive: true });
  for (const { target, text } of pages) writeFileSync(target, text);
} else if (stale.length > 0) {
  console.error('stories/reference/exports is stale: run `node .scripts/api-docs.mjs`.');
  process.exitCode = 1;
}
