/** @typedef {import('./exports-of.mjs').Kind} Kind */
/** @typedef {{ name: string, kind: Kind, purpose: string }} Row `purpose` is Markdown */
/** @typedef {{ specifier: string, names: Row[] }} Section the names of one entry of the package */

/** @type {Kind[]} in the order of the tables */
const kinds = ['component', 'hook', 'function', 'class', 'constant', 'type'];

/** Sentences for entries that are described in more detail on other pages. @type {Record<string, string>} */
const more = {
  'anam-react':
    'The pages under Components and Reference/Hooks show props, return types and examples, and your editor shows the full comment for each name.',
};

/** @param {string} specifier `anam-react/core` is the page “core”, as a slash would open a folder */
export const pageName = (specifier) => specifier.replace('anam-react/', '').replaceAll('/', '-');

/**
 * @param {Section} section
 * @returns {string} MDX
 */
export function referencePage({ specifier, names }) {
  const rows = names
    .toSorted(byKindAndName)
    .map(({ name, kind, purpose }) => `| \`${name}\` | ${kind} | ${escapeCell(purpose)} |`);
  return [
    '{/* Written by `node .scripts/api-docs.mjs`. */}',
    '',
    "import { Meta } from '@storybook/addon-docs/blocks';",
    '',
    `<Meta title="Reference/Exports/${pageName(specifier)}" />`,
    '',
    `# ${specifier}`,
    '',
    `Every name that \`${specifier}\` exports. ${more[specifier] ?? 'Your editor shows the full comment for each name.'}`,
    '',
    '| Name | Kind | What it is for |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/**
 * @param {Row} a
 * @param {Row} b
 */
const byKindAndName = (a, b) =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'en');

/**
 * Escapes text for a table cell in MDX, which reads `<` as JSX and `{` as JavaScript, except in code.
 * @param {string} markdown
 */
export const escapeCell = (markdown) =>
  markdown
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') ? part : part.replaceAll('<', '&lt;').replaceAll(/[{}]/g, String.raw`\$&`),
    )
    .join('')
    .replaceAll('|', String.raw`\|`);
