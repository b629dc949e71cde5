import { existsSync, readdirSync } from 'node:fs';
import { firstProse, links } from './markdown.mjs';

/** @typedef {{ path: string, title: string, purpose: string, text: string }} Document */
/** @typedef {(path: string) => string} Read */

const root = new URL('../..', import.meta.url);

/**
 * Returns the package's Markdown files: the README, then the files that it links to, in order, then the other READMEs.
 * @param {Read} read
 * @returns {Document[]}
 */
export function documents(read) {
  const linked = links(read('README.md'))
    .map((target) => target.split('#')[0] ?? '')
    .filter((target) => target.endsWith('.md') && !/^https?:/.test(target));
  return [...new Set(['README.md', ...linked, ...layerReadmes()])].map((path) => {
    const text = read(path);
    return { path, title: titleOf(text, path), purpose: firstProse(text), text };
  });
}

/** @param {string} text @param {string} path */
const titleOf = (text, path) => (path === 'README.md' ? 'README' : (/^# (.+)$/m.exec(text)?.[1] ?? path));

const layerReadmes = () =>
  readdirSync(new URL('src', root))
    .sort()
    .map((layer) => `src/${layer}/README.md`)
    .filter((path) => existsSync(new URL(path, root)));
