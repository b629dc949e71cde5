import { findCycles } from './find-cycles.mjs';
import { isForTests } from './read-tree.mjs';
import { isListed, roomOf } from './room-map.mjs';

/**
 * @typedef {import('./read-tree.mjs').Tree} Tree
 * @typedef {import('./room-map.mjs').FlatRoom} FlatRoom
 */

/**
 * Returns cycles between files, including tests. Types count, because files that need each other's types cannot be read
 * or moved separately.
 * @param {Tree} tree
 * @returns {string[]}
 */
export const checkFileCycles = ({ imports }) =>
  findCycles(graphOf(imports.flatMap(({ from, to }) => (to === null ? [] : [[from, to]])))).map(
    describe('files'),
  );

/**
 * Returns cycles between rooms, by the imports of product code.
 * @param {Tree} tree @param {Map<string, FlatRoom>} rooms
 * @returns {string[]}
 */
export function checkRoomCycles({ imports }, rooms) {
  const pairs = imports.flatMap(({ from, to }) => {
    if (to === null || isForTests(from)) return [];
    const [a, b] = [roomOf(rooms, from), roomOf(rooms, to)];
    return a && b && a !== b && !a.tests ? [[a.path, b.path]] : [];
  });
  return findCycles(graphOf(pairs)).map(describe('rooms'));
}

/**
 * Returns cycles that the table itself would allow.
 * @param {Map<string, FlatRoom>} rooms
 * @returns {string[]}
 */
export function checkAllowedCycles(rooms) {
  const all = [...rooms.values()].filter(({ divided, tests }) => !divided && !tests);
  const pairs = all.flatMap((room) =>
    all
      .filter((other) => other !== room && isListed([...room.imports, ...room.types], other.path))
      .map((other) => [room.path, other.path]),
  );
  return findCycles(graphOf(pairs)).map(describe('rooms, which the table allows'));
}

/** @param {string[][]} pairs @returns {Map<string, Set<string>>} */
function graphOf(pairs) {
  /** @type {Map<string, Set<string>>} */
  const graph = new Map();
  for (const [from, to] of /** @type {[string, string][]} */ (pairs)) {
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  return graph;
}

/** @param {string} what @returns {(found: { cycle: string[], component: string[] }) => string} */
const describe =
  (what) =>
  ({ cycle, component }) => {
    const rest = component.filter((node) => !cycle.includes(node));
    const others = rest.length > 0 ? `\n    In further cycles with these: ${rest.join(', ')}` : '';
    return `Cycle of ${what}: ${[...cycle, cycle[0]].join(' → ')}${others}`;
  };
