import { describe, expect, it } from 'vitest';
import { allSnippets } from './all-snippets.mjs';
import { compileSnippets, importsFor } from './compile-snippets.mjs';
import { exampleSnippets, fencedSnippets } from './extract-snippets.mjs';

const wrong =
  'a\n\n```ts\nconst ok: string = "1";\nconst wrong: string = 1;\n```\n\n- b:\n\n  ```ts\n  nowhere();\n  ```\n';

it('compiles every snippet of the README, the manual and the TSDoc, and names the page and line of an error', async () => {
  const snippets = allSnippets();
  expect(snippets.length).toBeGreaterThan(150);
  // In the same compiler run, because each run takes seconds.
  expect(await compileSnippets([...snippets, ...fencedSnippets('wrong.md', wrong)])).toEqual([
    expect.stringMatching(/^wrong\.md:5 error TS2322/),
    expect.stringMatching(/^wrong\.md:11 error TS2304/),
  ]);
}, 180_000);

describe('extracting snippets', () => {
  it('finds fenced TypeScript only, also in a list', () => {
    const text = '```sh\nnpm i\n```\n\n- a:\n\n  ```tsx\n  <A>\n    b\n  </A>\n  ```\n';
    expect(fencedSnippets('p.md', text)).toEqual([
      { page: 'p.md', line: 8, language: 'tsx', code: '<A>\n  b\n</A>\n' },
    ]);
  });

  it('finds each example of a comment, up to the next tag', () => {
    const text =
      "/**\n * Text.\n *\n * @example\n * import a from '@b/c';\n * a();\n * @example b();\n * @default 1\n */";
    expect(exampleSnippets('s.ts', text).map(({ line, code }) => [line, code.trim()])).toEqual([
      [5, "import a from '@b/c';\na();"],
      [7, 'b();'],
    ]);
  });
});

describe('what goes before a snippet', () => {
  const ofPackage = new Map([['PersonaChat', ['anam-react']]]);
  const of = (/** @type {string} */ code) =>
    importsFor({ page: 'README.md', line: 1, language: 'tsx', code }, ofPackage);

  it("gives a fragment the package's names and those of the app", () => {
    expect(of('<PersonaChat {...options} />')).toBe(
      "import { PersonaChat } from 'anam-react'; import { options } from './preamble.js';",
    );
  });

  it('gives a complete snippet none of the package', () => {
    expect(of("import { other } from 'anam-react';\n<PersonaChat />")).toBe('');
  });

  it('leaves alone what the snippet declares', () => {
    expect(of('const options = {}; use(options);')).toBe('');
  });
});
