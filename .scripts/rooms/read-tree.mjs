import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { readImports } from './read-imports.mjs';

/** @typedef {import('./read-imports.mjs').ImportKind} ImportKind */

/**
 * @typedef {object} Import
 * @property {string} from the importing file, relative to the source folder
 * @property {string} specifier as it is written
 * @property {ImportKind} kind
 * @property {number} line
 * @property {string | null} to the imported file, relative to the source folder, or `null`
 * @property {string | null} packageName the imported package, if it is not a file of this repository
 */

/** @typedef {{ files: string[], imports: Import[] }} Tree */

const code = /\.[cm]?[jt]sx?$/;
const notProduct = /\.test\.[cm]?[jt]sx?$|(^|\/)testing\//;

/** Tests and their fixtures may import anything. @param {string} file */
export const isForTests = (file) => notProduct.test(file);

/**
 * @param {string} source the folder whose files are read
 * @returns {Tree}
 */
export function readTree(source) {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => code.test(path))
    .sort();
  const imports = files.flatMap((from) =>
    readImports(from, readFileSync(`${source}/${from}`, 'utf8')).map((found) => ({
      from,
      ...found,
      specifier: found.specifier ?? '(computed)',
      to: found.specifier?.startsWith('.') ? resolveFile(source, from, found.specifier) : null,
      packageName: found.specifier === null || found.specifier.startsWith('.') ? null : found.specifier,
    })),
  );
  return { files, imports };
}

/** @param {string} source @param {string} from @param {string} specifier */
function resolveFile(source, from, specifier) {
  const path = posix.join(posix.dirname(from), specifier.replace(/[?#].*$/, ''));
  const stem = path.replace(/\.(m|c)?jsx?$/, '');
  const candidates = [`${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.d.ts`, path, `${path}/index.ts`];
  return candidates.find((candidate) => isFile(`${source}/${candidate}`)) ?? null;
}

/** @param {string} path */
const isFile = (path) => existsSync(path) && statSync(path).isFile();
