import { readdirSync } from 'node:fs';
import { checkAllowedCycles, checkFileCycles, checkRoomCycles } from './check-cycles.mjs';
import { checkImports } from './check-imports.mjs';
import { checkList } from './check-list.mjs';
import { checkTables } from './check-tables.mjs';
import { readTree } from './read-tree.mjs';
import { flattenRooms } from './room-map.mjs';

/**
 * @param {string} root the folder that holds `src` and `.github/CONTRIBUTING.md`
 * @param {Record<string, import('./room-map.mjs').Room>} table
 * @param {{ write?: boolean }} [options] `write` updates the tables in the documents
 * @returns {string[]} the problems, one message each
 */
export function checkRepository(root, table, { write = false } = {}) {
  const rooms = flattenRooms(table);
  const tree = readTree(`${root}/src`);
  const paths = readdirSync(`${root}/src`, { recursive: true, encoding: 'utf8' });
  return [
    ...checkList(paths.map((path) => path.replaceAll('\\', '/')).sort(), rooms),
    ...checkAllowedCycles(rooms),
    ...checkImports(tree, rooms),
    ...checkFileCycles(tree),
    ...checkRoomCycles(tree, rooms),
    ...checkTables(root, rooms, write),
  ];
}
