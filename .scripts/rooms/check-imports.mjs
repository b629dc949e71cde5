import { isForTests } from './read-tree.mjs';
import { isListed, roomOf } from './room-map.mjs';

/**
 * @typedef {import('./read-tree.mjs').Import} Import
 * @typedef {import('./read-tree.mjs').Tree} Tree
 * @typedef {import('./room-map.mjs').FlatRoom} FlatRoom
 * @typedef {import('./room-map.mjs').PackageRule} PackageRule
 */

/**
 * @param {Tree} tree @param {Map<string, FlatRoom>} rooms
 * @returns {string[]} a message for each import that no list allows
 */
export function checkImports({ imports }, rooms) {
  return imports.flatMap((found) => {
    const room = roomOf(rooms, found.from);
    // `checkList` reports this as an unlisted folder.
    if (!room) return [];
    const problem =
      room.tests || isForTests(found.from) ? testProblem(found) : importProblem(found, room, rooms);
    return problem ? [message(found, room, problem)] : [];
  });
}

/** @param {Import} found */
const testProblem = ({ specifier }) =>
  /(^|\/)stories\//.test(specifier) && specifier.startsWith('.')
    ? 'Stories are the users of the package: fixtures that tests need live in a `testing` folder.'
    : null;

/**
 * @param {Import} found @param {FlatRoom} room @param {Map<string, FlatRoom>} rooms
 * @returns {string | null}
 */
function importProblem(found, room, rooms) {
  if (found.packageName !== null) return packageProblem(found, room);
  if (found.to === null) return 'It names no file, so nothing can be said about it.';
  if (found.to.startsWith('../')) return 'Product code imports nothing from outside `src`.';
  const target = roomOf(rooms, found.to);
  if (!target) return `No room is listed for \`${found.to}\`.`;
  if (isForTests(found.to) || target.tests) return `\`${found.to}\` is for tests and is not in the package.`;
  if (target === room || isListed(room.imports, target.path)) return null;
  if (!isListed(room.types, target.path)) return `\`${room.path}\` may not import \`${target.path}\`.`;
  return found.kind === 'type' ? null : `\`${room.path}\` may import only types of \`${target.path}\`.`;
}

/**
 * @param {Import} found @param {FlatRoom} room
 * @returns {string | null}
 */
function packageProblem({ from, packageName, kind }, room) {
  const name = String(packageName);
  const rules = room.packages.filter((rule) => matches(rule, name));
  if (rules.length === 0) return `\`${room.path}\` may not import the package \`${name}\`.`;
  const here = rules.filter((rule) => !rule.in || rule.in.some((file) => from === `${room.path}/${file}`));
  if (here.length === 0)
    return `Only ${rules.flatMap((rule) => rule.in ?? []).join(', ')} may import \`${name}\`.`;
  if (here.some((rule) => allows(rule, kind))) return null;
  return here.some((rule) => rule.as === 'dynamic')
    ? `\`${name}\` must be loaded with \`import()\`.`
    : `\`${room.path}\` may import only types of \`${name}\`.`;
}

/** @param {PackageRule} rule @param {string} name */
const matches = (rule, name) =>
  rule.name.endsWith('*') ? name.startsWith(rule.name.slice(0, -1)) : rule.name === name;

/** @param {PackageRule} rule @param {Import['kind']} kind */
const allows = ({ as = 'values' }, kind) => kind === 'type' || as === 'values' || as === kind;

/** @param {Import} found @param {FlatRoom} room @param {string} problem */
const message = ({ from, line, specifier, kind }, { path, is, because }, problem) =>
  [
    `${from}:${line} → ${specifier}${kind === 'type' ? ' (type)' : ''}: ${problem}`,
    `    ${path}: ${is} ${because}`,
  ]
    .join('\n')
    .trimEnd();
