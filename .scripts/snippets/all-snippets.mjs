import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exampleSnippets, fencedSnippets } from './extract-snippets.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} folder */
const below = (folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);

/** Returns every snippet in the README, the package's documents, the manual and the TSDoc. */
export function allSnippets() {
  const files = [
    'README.md',
    ...below('src'),
    ...below('stories'),
    ...below('.github').filter((file) => !file.startsWith('.github/api/')),
  ];
  return files.flatMap((page) => {
    if (/\.mdx?$/.test(page)) return fencedSnippets(page, readFileSync(`${root}${page}`, 'utf8'));
    if (!/^src\/.*\.tsx?$/.test(page) || /\.test\.tsx?$|\/testing\//.test(page)) return [];
    return exampleSnippets(page, readFileSync(`${root}${page}`, 'utf8'));
  });
}
