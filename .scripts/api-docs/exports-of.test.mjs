import { expect, it } from 'vitest';
import { exportsOf } from './exports-of.mjs';

/**
 * Returns the exports of `index.ts`, given these files beside it.
 * @param {Record<string, string>} files
 */
function exported(files) {
  const entry = new URL('file:///src/index.ts');
  return exportsOf(entry, ({ pathname }) => files[pathname.replace('/src/', '')] ?? null).map(
    ({ name, kind, comment }) => [name, kind, comment.replaceAll(/[*\s]+/g, ' ').trim()],
  );
}

it('follows lists, new names, stars and imports to the comment of the declaration', () => {
  const files = {
    'index.ts': `
      import { imported as local } from './list.js';
      export { renamed as published, type Options } from './list.js';
      export type { Made } from './list.js';
      export * from './all.js';
      /** The whole module. */
      export * as named from './all.js';
      export { local };
    `,
    'list.ts': `
      export { original as renamed } from './deep/original.js';
      /** Some options. */
      export interface Options {}
      /** What is made. */
      export class Made {}
      /** Imported first. */
      export const imported = 1;
    `,
    'deep/original.tsx': '/** The original. */\nexport function original() {}',
    'all.ts': '/** From a star. */\nfunction star() {}\nexport { star };\nexport default star;',
  };
  expect(exported(files)).toEqual([
    ['published', 'function', 'The original.'],
    ['Options', 'type', 'Some options.'],
    ['Made', 'type', 'What is made.'],
    ['star', 'function', 'From a star.'],
    ['named', 'constant', 'The whole module.'],
    ['local', 'constant', 'Imported first.'],
  ]);
});

it.each([
  ['export const Button = forwardRef(function Button() {});', 'Button', 'component'],
  ['export function Stage() {}', 'Stage', 'component'],
  ['export const useThing = () => 1;', 'useThing', 'hook'],
  ['export const make = () => 1;', 'make', 'function'],
  ['export const personaError = errorFactory(table);', 'personaError', 'function'],
  ['export async function load() {}', 'load', 'function'],
  ['export class PersonaError extends Error {}', 'PersonaError', 'class'],
  ['export const table = { a: 1 };', 'table', 'constant'],
  ['export type Mode = "a" | "b";', 'Mode', 'type'],
])('reads %s', (code, name, kind) => {
  expect(exported({ 'index.ts': `/** What it is for. */\n${code}` })).toEqual([
    [name, kind, 'What it is for.'],
  ]);
});

it('takes the comment of the first signature that has one, and that of the value before that of its type', () => {
  const overloads =
    '/** Once. */\nexport function f(a: 1): 1;\nexport function f(a: 2): 2;\nexport function f() {}';
  expect(exported({ 'index.ts': overloads })).toEqual([['f', 'function', 'Once.']]);
  const both = '/** A type. */\nexport interface both {}\n/** A value. */\nexport const both = 1;';
  expect(exported({ 'index.ts': both })).toEqual([['both', 'constant', 'A value.']]);
});

it('takes no comment that is not TSDoc of the declaration', () => {
  const source =
    '/** Of the file. */\nimport "x";\n// A note.\nexport const a = 1;\n/* Another. */\nexport const b = 2;';
  expect(exported({ 'index.ts': source }).map(([, , comment]) => comment)).toEqual(['', '']);
});

it('throws when a declaration cannot be found', () => {
  expect(() => exported({ 'index.ts': "export { gone } from './other.js';", 'other.ts': '' })).toThrow(
    /gone/,
  );
  expect(() => exported({ 'index.ts': "export { z } from 'zod';" })).toThrow(/zod/);
});
