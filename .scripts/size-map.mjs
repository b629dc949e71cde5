// Lists the content of a row of `size.mjs`: `npm run size -- --map "a live session"`. Prints folders and files with
// their minified bytes, and their share of the total after gzip. The share is an estimate, because gzip finds
// repetitions across files: a file costs less together with similar files than alone.
import { gzipSync } from 'node:zlib';
import { minifySync } from 'vite';

/** @typedef {{ fileName: string, name: string, code: string, modules: Record<string, { code: string | null }> }} Chunk */
/** @typedef {{ name: string, bytes: number, gzip: number, parts: Map<string, Leaf> }} Leaf */

const root = new URL('..', import.meta.url).pathname;

/** @param {string} id a path, or a virtual module of the bundler */
function nameOf(id) {
  const path = id.replace(/^\0/, '').replace(root, '');
  return path.startsWith('dist/')
    ? path.slice('dist/'.length)
    : path.replace(/^.*node_modules\//, 'node_modules/');
}

/** @param {string} text */
const gzipped = (text) => gzipSync(text).length;

/** @param {string} name @returns {Leaf} */
const leaf = (name) => ({ name, bytes: 0, gzip: 0, parts: new Map() });

/** @param {Leaf} tree @param {string[]} path @param {number} bytes @param {number} gzip */
function add(tree, path, bytes, gzip) {
  let place = tree;
  for (const step of [null, ...path]) {
    if (step !== null) {
      const next = place.parts.get(step) ?? leaf(step);
      place.parts.set(step, next);
      place = next;
    }
    place.bytes += bytes;
    place.gzip += gzip;
  }
}

/** @param {readonly Chunk[]} chunks */
export function treeOf(chunks) {
  const files = chunks.flatMap((chunk) =>
    Object.entries(chunk.modules).flatMap(([id, { code }]) => {
      const text = code ? minifySync(nameOf(id), code, { compress: false }).code : '';
      return text ? [{ path: nameOf(id).split('/'), bytes: text.length, alone: gzipped(text) }] : [];
    }),
  );
  const whole = gzipped(chunks.map((chunk) => chunk.code).join('\n'));
  const scale = whole / files.reduce((sum, file) => sum + file.alone, 0);
  const tree = leaf('everything');
  for (const { path, bytes, alone } of files) add(tree, path, bytes, alone * scale);
  return tree;
}

/** @param {number} bytes */
const kB = (bytes) => (bytes / 1000).toFixed(2).padStart(7);

/** @param {Leaf} part @returns {string[]} the largest first, indented by their depth */
export function linesOf(part, depth = 0) {
  const inside = [...part.parts.values()].toSorted((a, b) => b.gzip - a.gzip);
  // Skips a folder that contains only another folder.
  const [only] = inside;
  if (only && inside.length === 1) return linesOf({ ...only, name: `${part.name}/${only.name}` }, depth);
  const line = `${kB(part.gzip)} ${kB(part.bytes)}  ${'  '.repeat(depth)}${part.name}${inside.length > 0 ? '/' : ''}`;
  return [line, ...inside.flatMap((one) => linesOf(one, depth + 1))];
}

/** @param {string} title @param {readonly Chunk[]} chunks */
function linesOfChunks(title, chunks) {
  const rows = chunks.map(({ name, code }) => ({ name, gzip: gzipped(code), bytes: code.length }));
  return [
    title,
    ...rows
      .toSorted((a, b) => b.gzip - a.gzip)
      .map(({ name, gzip, bytes }) => `${kB(gzip)} ${kB(bytes)}  ${name}`),
  ];
}

/**
 * @param {readonly Chunk[]} counted
 * @param {readonly Chunk[]} others loaded on demand and not part of the row
 */
export const mapOf = (counted, others) =>
  [
    'kB gzip, kB minified',
    ...linesOf(treeOf(counted)),
    '',
    ...linesOfChunks('Chunks of the row, each gzipped alone', counted),
    '',
    ...linesOfChunks('Chunks that are loaded later and not counted', others),
  ].join('\n');
