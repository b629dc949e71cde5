/** @typedef {import('./exports-of.mjs').Kind} Kind */
/** @typedef {{ name: string, kind: Kind, purpose: string }} Row `purpose` is Markdown */
/** @typedef {{ specifier: string, names: Row[] }} Section the names of one entry of the package */

/** @type {Kind[]} in the order of the tables */
const kinds = ['component', 'hook', 'function', 'class', 'constant', 'type'];

const intro = `{/* Written by \`node .scripts/api-docs.mjs\`. */}

import { Meta } from '@storybook/addon-docs/blocks';

<Meta title="Reference" />

# Reference

Every name that the package exports, by the entry that you import it from. The pages of the parts and hooks show their
props and examples, and your editor shows the whole comment of a name.
`;

/**
 * @param {Section[]} sections
 * @returns {string} MDX
 */
export const referencePage = (sections) => [intro, ...sections.map(table)].join('\n');

/** @param {Section} section */
function table({ specifier, names }) {
  const rows = names
    .toSorted(byKindAndName)
    .map(({ name, kind, purpose }) => `| \`${name}\` | ${kind} | ${escapeCell(purpose)} |`);
  const head = ['| Name | Kind | What it is for |', '| --- | --- | --- |'];
  return [`## ${specifier}`, '', ...head, ...rows, ''].join('\n');
}

/**
 * @param {Row} a
 * @param {Row} b
 */
const byKindAndName = (a, b) =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'en');

/**
 * For a cell of a table in MDX, which reads `<` as JSX and `{` as JavaScript, except in code.
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
