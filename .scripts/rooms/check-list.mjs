import { isListed, roomOf } from './room-map.mjs';

/**
 * @typedef {import('./read-tree.mjs').Tree} Tree
 * @typedef {import('./room-map.mjs').FlatRoom} FlatRoom
 */

/**
 * Returns folders without a room, rooms without a folder, and names in the lists that do not exist.
 * @param {string[]} paths every file and folder of the source, relative to it
 * @param {Map<string, FlatRoom>} rooms
 * @returns {string[]}
 */
export function checkList(paths, rooms) {
  return [...unlisted(paths, rooms), ...gone(paths, rooms), ...unknownNames(rooms)];
}

/** @param {string[]} paths @param {Map<string, FlatRoom>} rooms */
function unlisted(paths, rooms) {
  const problems = paths
    .filter((path) => !isNoRoom(path) && !rooms.has(path) && roomOf(rooms, path) === null)
    // Reports a folder once, not once for each of its files.
    .filter((path) => !path.includes('/') || rooms.has(path.slice(0, path.lastIndexOf('/'))));
  return problems.map((path) => `src/${path} is no listed room: say in .scripts/rooms.mjs what it is for.`);
}

/**
 * Whether a file needs no room: documents and settings in a divided room, and tests directly in it. @param {string}
 * path
 */
const isNoRoom = (path) => /\.(md|json)$|\.test\.[cm]?[jt]sx?$/.test(path);

/** @param {string[]} paths @param {Map<string, FlatRoom>} rooms */
const gone = (paths, rooms) =>
  [...rooms.keys()]
    .filter((path) => !paths.includes(path))
    .map((path) => `\`${path}\` is listed as a room, and there is no src/${path}.`);

/** @param {Map<string, FlatRoom>} rooms */
function unknownNames(rooms) {
  const known = [...rooms.keys()];
  return [...rooms.values()].flatMap(({ path, imports, types }) =>
    [...new Set([...imports, ...types])]
      .filter((name) => !known.some((room) => isListed([name], room)))
      .map((name) => `\`${path}\` may import \`${name}\`, which is no room.`),
  );
}
