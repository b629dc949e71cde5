import { expect, it } from 'vitest';
import { escapeCell, pageName, referencePage } from './reference-page.mjs';

it.each([
  ['A `<div>` of `{ a: 1 }`', 'A `<div>` of `{ a: 1 }`'],
  ['More than <b> and {x}', String.raw`More than &lt;b> and \{x\}`],
  ['`a | b` or c | d', '`a \\| b` or c \\| d'],
])('escapes %s for a cell of MDX', (markdown, escaped) => {
  expect(escapeCell(markdown)).toBe(escaped);
});

it('writes a table for an entry, by kind and then by name', () => {
  const page = referencePage({
    specifier: 'anam-react',
    names: [
      { name: 'Zeta', kind: 'type', purpose: 'A type.' },
      { name: 'useIt', kind: 'hook', purpose: 'A hook.' },
      { name: 'Alpha', kind: 'type', purpose: 'Another.' },
    ],
  });
  expect(page).toContain(
    [
      '| Name | Kind | What it is for |',
      '| --- | --- | --- |',
      '| `useIt` | hook | A hook. |',
      '| `Alpha` | type | Another. |',
      '| `Zeta` | type | A type. |',
    ].join('\n'),
  );
});

it('names the page of an entry without a slash', () => {
  expect(['anam-react', 'anam-react/core', 'anam-react/llm/conformance'].map(pageName)).toEqual([
    'anam-react',
    'core',
    'llm-conformance',
  ]);
});
