/**
 * @typedef {object} PackageRule
 * @property {string} name as it is imported; `node:*` and `react/*` match everything with that prefix
 * @property {string[]} [in] the only files of the room that may import it
 * @property {'values' | 'dynamic' | 'types'} [as] by default `values`: in any way; `dynamic`: types, and `import()`
 */

/**
 * @typedef {object} Room a folder or a file of `src`, and its allowed imports besides itself
 * @property {string} is one sentence about its content
 * @property {string} [because] why the list is as short as it is; shown with each forbidden import
 * @property {string[]} [imports] rooms that it may import, including types; a divided room includes all rooms in it
 * @property {string[]} [types] rooms of which it may import types
 * @property {(string | PackageRule)[]} [packages]
 * @property {boolean} [tests] its files are for tests: they may import anything, but product files may not import them
 * @property {Record<string, Room>} [rooms] inner rooms inherit the lists of this room
 */

/**
 * @typedef {object} FlatRoom
 * @property {string} path
 * @property {string} is
 * @property {string} because
 * @property {string[]} imports
 * @property {string[]} types
 * @property {PackageRule[]} packages
 * @property {boolean} tests
 * @property {boolean} divided
 */

/**
 * @param {Record<string, Room>} rooms
 * @returns {Map<string, FlatRoom>} by path, including divided rooms
 */
export function flattenRooms(rooms) {
  /** @type {Map<string, FlatRoom>} */
  const flat = new Map();
  /** @param {Record<string, Room>} inner @param {FlatRoom | null} outer */
  const add = (inner, outer) => {
    for (const [name, room] of Object.entries(inner)) {
      const one = flatRoom(name, room, outer);
      flat.set(one.path, one);
      if (room.rooms) add(room.rooms, one);
    }
  };
  add(rooms, null);
  return flat;
}

/**
 * @param {string} name @param {Room} room @param {FlatRoom | null} outer
 * @returns {FlatRoom}
 */
function flatRoom(name, room, outer) {
  const packages = (room.packages ?? []).map((rule) => (typeof rule === 'string' ? { name: rule } : rule));
  return {
    path: outer ? `${outer.path}/${name}` : name,
    is: room.is,
    because: room.because ?? outer?.because ?? '',
    imports: [...(outer?.imports ?? []), ...(room.imports ?? [])],
    types: [...(outer?.types ?? []), ...(room.types ?? [])],
    packages: [...(outer?.packages ?? []), ...packages],
    tests: room.tests ?? outer?.tests ?? false,
    divided: room.rooms !== undefined,
  };
}

/**
 * Returns the innermost room of a file; `null` if none is listed.
 * @param {Map<string, FlatRoom>} rooms @param {string} file
 */
export function roomOf(rooms, file) {
  const parts = file.split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const room = rooms.get(parts.slice(0, length).join('/'));
    if (room) return room.divided ? null : room;
  }
  return null;
}

/**
 * Whether a list contains a room or a room around it.
 * @param {string[]} list @param {string} path
 */
export const isListed = (list, path) => list.some((name) => path === name || path.startsWith(`${name}/`));
