// Finds the TypeScript in the docs: fenced blocks in Markdown and MDX, and `@example` in TSDoc.

/**
 * @typedef {object} Snippet
 * @property {string} page the file that shows it
 * @property {number} line the number of its first line in that file
 * @property {'ts' | 'tsx'} language
 * @property {string} code
 */

/**
 * @param {string} page
 * @param {string} text
 * @returns {Snippet[]}
 */
export function fencedSnippets(page, text) {
  return [...text.matchAll(/^( *)```(tsx?)\b[^\n]*\n([\s\S]*?)^\1```/gm)].map(
    ([, indent = '', language, code = ''], index, all) => ({
      page,
      line: lineAt(text, all[index]?.index ?? 0) + 1,
      language: language === 'ts' ? 'ts' : 'tsx',
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/**
 * @param {string} page
 * @param {string} source
 * @returns {Snippet[]}
 */
export function exampleSnippets(page, source) {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(({ 0: comment, index: start }) =>
    // An example ends at the next tag in the first column. In code, `@scope/name` is indented or follows a quote.
    [...comment.matchAll(/(?<=^[ /*]*)@example\b([\s\S]*?)(?=\n\s*\*\s?@[a-z]|\*\/)/gm)].map(
      ({ 1: body = '', index }) => {
        const leading = /^\s*\n/.test(body) ? 1 : 0;
        return {
          page,
          line: lineAt(source, start + index) + leading,
          language: 'tsx',
          code: body
            .replace(/^[^\S\n]*\n?/, '')
            .replaceAll(/^\s*\* ?/gm, '')
            .trimEnd(),
        };
      },
    ),
  );
}

/** @param {string} text @param {number} index */
const lineAt = (text, index) => text.slice(0, index).split('\n').length;
