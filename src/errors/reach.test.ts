import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anamErrors } from '../internal/errors/anam-errors.js';
import { errorTable } from '../internal/errors/error-table.js';

const root = new URL('../', import.meta.url);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/^(errors|internal)\//.test(path) && !path.includes('testing/'))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));

const naming = (code: string, inTests: boolean) =>
  sources.filter(({ path, text }) => isTest(path) === inTests && text.includes(`'${code}'`));

/** The table must not contain a code that no product code throws or no test covers. */
describe.each(Object.keys({ ...errorTable, ...anamErrors }))('%s', (code) => {
  it('is raised by the product', () => expect(naming(code, false)).not.toEqual([]));

  it('is met by a test that provokes it', () => expect(naming(code, true)).not.toEqual([]));
});
