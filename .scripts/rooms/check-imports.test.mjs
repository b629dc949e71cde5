import { describe, expect, it } from 'vitest';
import { problemsOf } from './testing/fixture-repository.mjs';

describe('imports', () => {
  it('accepts a tree in which every import is listed', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('reports an upward import with the reason and the sentence of the room', () => {
    const [problem, ...others] = problemsOf({
      'src/base/up.ts': "// a comment\nimport { load } from '../product/lazy/load.js';\nvoid load;",
    });
    expect(problem).toBe(
      'base/up.ts:2 → ../product/lazy/load.js: `base` may not import `product/lazy`.\n' +
        '    base: Leaves. Everything imports it.',
    );
    expect(others).toEqual([]);
  });

  it.each([
    ['a type import', "import type { run } from '../runner/run.js';\nexport type A = typeof run;"],
    ['a re-export', "export { leaf } from '../runner/run.js';"],
    ['a star export', "export * from '../runner/run.js';"],
    ['a type re-export', "export type { Leaf } from '../runner/run.js';"],
    ['a dynamic import', "export const load = () => import('../runner/run.js');"],
    ['a dynamic import with a template', 'export const load = () => import(`../runner/run.js`);'],
    ['typeof import()', "export type A = typeof import('../runner/run.js');"],
    ['a type in import()', "export type A = import('../runner/run.js').A;"],
    ['an import for its effect', "import '../runner/run.js';"],
    ['import = require()', "import run = require('../runner/run.js');\nvoid run;"],
    ['an augmentation', "declare module '../runner/run.js' { interface A { readonly b: 1 } }\nexport {};"],
    ['a URL beside the module', "export const url = new URL('../runner/run.js', import.meta.url);"],
    ['a name with a query', "import text from '../runner/run.js?raw';\nvoid text;"],
    ['a name without an extension', "import '../runner/run';"],
  ])('sees %s', (_, code) => {
    expect(problemsOf({ 'src/product/ports/other.ts': code })).toEqual([
      expect.stringContaining('`product/ports` may not import `product/runner`.'),
    ]);
  });

  it('sees imports in TSX', () => {
    const code = "import { load } from '../product/lazy/load.js';\nexport const a = <b>{load}</b>;";
    expect(problemsOf({ 'src/base/part.tsx': code })).toHaveLength(1);
  });

  it.each([
    ['import', "import { Port } from '../ports/port.js';\nvoid Port;"],
    // The compiler keeps this as `import '../ports/port.js'`.
    ['import { type … }', "import { type Port } from '../ports/port.js';\nexport type A = Port;"],
    ['export *', "export * from '../ports/port.js';"],
    ['import()', "export const load = () => import('../ports/port.js');"],
  ])('rejects `%s` where only types are listed', (_, code) => {
    expect(problemsOf({ 'src/product/rules/other.ts': code })).toEqual([
      expect.stringContaining('may import only types of `product/ports`'),
    ]);
  });

  it('rejects an import that it cannot resolve', () => {
    expect(problemsOf({ 'src/base/a.ts': "import './gone.js';" })).toEqual([
      expect.stringContaining('It names no file'),
    ]);
    expect(problemsOf({ 'src/base/a.ts': 'export const a = (name: string) => import(name);' })).toEqual([
      expect.stringContaining('(computed)'),
    ]);
  });

  it('rejects product code that imports tests, fixtures or files outside src', () => {
    expect(
      problemsOf({
        'src/base/testing/fake.ts': 'export const fake = 1;',
        'src/base/a.ts': "import './testing/fake.js';",
        'src/base/b.ts': "import '../../demo/app.js';",
        'demo/app.js': '',
      }),
    ).toEqual([
      expect.stringContaining('base/a.ts:1 → ./testing/fake.js: `base/testing/fake.ts` is for tests'),
      expect.stringContaining('from outside `src`'),
    ]);
  });

  it('lets tests import anything but stories', () => {
    const tests = {
      'src/base/testing/fake.ts': "import '../../product/runner/run.js';\nimport 'store';",
      'src/base/a.test.ts': "import '../../stories/a.js';",
      'stories/a.js': '',
    };
    expect(problemsOf(tests)).toEqual([expect.stringContaining('base/a.test.ts:1 → ../../stories/a.js')]);
  });
});

describe('packages', () => {
  it.each([
    [
      'a package in the file that may import it',
      'src/product/runner/publisher.ts',
      "import { store } from 'store';\nvoid store;",
    ],
    [
      'types of a package',
      'src/product/runner/a.ts',
      "import type { Sdk } from 'sdk';\nexport type A = Sdk;",
    ],
    [
      'a package under a wildcard',
      'src/product/runner/a.ts',
      "import { join } from 'node:path';\nvoid join;",
    ],
    ['a package loaded on demand', 'src/product/lazy/sdk.ts', "export const load = () => import('sdk');"],
  ])('accepts %s', (_, path, code) => {
    expect(problemsOf({ [path]: code })).toEqual([]);
  });

  it.each([
    [
      'a package that is not listed',
      'src/base/a.ts',
      "import 'store';",
      '`base` may not import the package `store`.',
    ],
    [
      'types of such a package',
      'src/base/a.ts',
      "import type { A } from 'store';\nexport type B = A;",
      'may not import the package',
    ],
    [
      'a package in another file',
      'src/product/runner/a.ts',
      "import 'store';",
      'Only publisher.ts may import `store`.',
    ],
    [
      'another entry of a package',
      'src/product/runner/a.ts',
      "import 'store/other';",
      'may not import the package `store/other`',
    ],
    [
      'values of a package listed for its types',
      'src/product/runner/a.ts',
      "import { sdk } from 'sdk';\nvoid sdk;",
      'only types of `sdk`',
    ],
    [
      'a static import of a package to load on demand',
      'src/product/lazy/sdk.ts',
      "import { sdk } from 'sdk';\nvoid sdk;",
      'must be loaded with `import()`',
    ],
    [
      'a dynamic import in another file',
      'src/product/lazy/a.ts',
      "export const load = () => import('sdk');",
      'Only sdk.ts may import `sdk`.',
    ],
  ])('rejects %s', (_, path, code, problem) => {
    expect(problemsOf({ [path]: code })).toEqual([expect.stringContaining(problem)]);
  });
});
