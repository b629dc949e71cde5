/**
 * @typedef {import('./room-map.mjs').FlatRoom} FlatRoom
 * @typedef {import('./room-map.mjs').PackageRule} PackageRule
 */

const begin = '<!-- Written by `node .scripts/check-rooms.mjs --write`. -->';
const end = '<!-- End of the written part. -->';

/**
 * Puts a table between the markers of a document.
 * @param {string} text @param {string} table
 * @returns {string | null} `null` without markers
 */
export function withTable(text, table) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  return from < 0 || to < from ? null : `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`;
}

/**
 * Creates the table for CONTRIBUTING: every folder of `src`, and the rooms of divided folders.
 * @param {Map<string, FlatRoom>} rooms
 */
export const layerTable = (rooms) =>
  [
    '| room | purpose | may import |',
    '| --- | --- | --- |',
    ...[...rooms.values()]
      .filter(({ path }) => depth(path) <= 2)
      .map((room) => `| \`${room.path}\` | ${room.is} | ${mayImport(room)} |`),
  ].join('\n');

/**
 * Creates the table for the README of a divided room: all rooms in it.
 * @param {Map<string, FlatRoom>} rooms @param {string} outer
 */
export const folderTable = (rooms, outer) =>
  [
    '| folder | contents |',
    '| --- | --- |',
    ...[...rooms.values()]
      .filter(({ path }) => path.startsWith(`${outer}/`))
      .map((room) => `| \`${nameIn(room.path, outer)}\` | ${room.is}${neighboursOf(room)} |`),
  ].join('\n');

/** @param {string} path @param {string} outer */
const nameIn = (path, outer) => `${path.slice(outer.length + 1)}${/\.\w+$/.test(path) ? '' : '/'}`;

/**
 * Returns the sibling rooms that a room may import, for example the other parts that a part uses.
 * @param {FlatRoom} room
 */
function neighboursOf({ path, imports }) {
  const beside = path.slice(0, path.lastIndexOf('/') + 1);
  const neighbours = imports
    .filter((name) => name.startsWith(beside))
    .map((name) => name.slice(beside.length));
  return depth(path) > 2 && neighbours.length > 0 ? ` Uses ${names(neighbours)}.` : '';
}

/** @param {FlatRoom} room */
function mayImport({ path, divided, tests, imports, types, packages }) {
  if (tests) return 'anything';
  if (divided && depth(path) === 1) return 'see its rooms';
  const parts = [names(imports), types.length > 0 ? `types of ${names(types)}` : '', packagesOf(packages)];
  return parts.filter((part) => part !== '').join('; ') || 'nothing';
}

/** @param {string} path */
const depth = (path) => path.split('/').length;

/** @param {string[]} list */
const names = (list) => list.map((name) => `\`${name}\``).join(', ');

/** @param {PackageRule[]} packages */
function packagesOf(packages) {
  const all = [...new Set(packages.map(({ name }) => name))];
  return all
    .map((name) => {
      const how = packages.filter((rule) => rule.name === name).map(restriction);
      return `\`${name}\`${how.join('') === '' ? '' : ` (${how.join(', ')})`}`;
    })
    .join(', ');
}

/** @param {PackageRule} rule */
function restriction({ as, in: files }) {
  const how = as === 'types' ? 'types' : as === 'dynamic' ? '`import()`' : '';
  return [how, files ? `in ${names(files)}` : ''].filter((part) => part !== '').join(' ');
}
