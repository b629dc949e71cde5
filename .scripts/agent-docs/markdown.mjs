import { posix } from 'node:path';

const fence = /^```[\s\S]*?^```$/gm;
const link = /\]\(([^)\s]+)\)/g;

/** Returns the link targets in a text, outside of code. @param {string} text @returns {string[]} */
export const links = (text) => [...text.replaceAll(fence, '').matchAll(link)].map(([, to]) => to ?? '');

/**
 * Rewrites the links of a file in a folder so that they are relative to the root. @param {string} text @param {string}
 * path
 */
export function inRoot(text, path) {
  const move = (/** @type {string} */ prose) =>
    prose.replaceAll(link, (whole, /** @type {string} */ to) => {
      if (/^[a-z]+:/.test(to)) return whole;
      if (to.startsWith('#')) return `](${path}${to})`;
      return `](${posix.join(posix.dirname(path), to)})`;
    });
  const blocks = text.match(fence) ?? [];
  return text
    .split(fence)
    .map((prose, index) => `${move(prose)}${blocks[index] ?? ''}`)
    .join('');
}

/** Returns the first sentence that is not in a heading, code, a table, a list or a quotation. @param {string} text */
export function firstProse(text) {
  const paragraphs = text.replaceAll(fence, '').split(/\n{2,}/);
  const prose = paragraphs
    .map((block) => block.trim())
    .find((block) => /^[\p{L}`*[]/u.test(block) && !isList(block));
  const sentence = /^.*?[.!?:](?=\s|$)/s.exec(prose ?? '')?.[0] ?? prose ?? '';
  return sentence
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*\*|\s+/g, (found) => (found === '**' ? '' : ' '))
    .replace(/:$/, '.');
}

const isList = (/** @type {string} */ block) => /^[-*] /.test(block);

/** Returns the text below a heading of the second level. @param {string} text @param {string} heading */
export function section(text, heading) {
  const [, ...sections] = text.split(/^## /m);
  const found = sections.find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`README.md has no section “${heading}”, which SKILL.md quotes.`);
  return found.slice(heading.length).trim();
}
