import { readFileSync, writeFileSync } from 'node:fs';
import { folderTable, layerTable, withTable } from './room-tables.mjs';

/** @typedef {import('./room-map.mjs').FlatRoom} FlatRoom */

/**
 * Compares the tables in CONTRIBUTING and in the READMEs of divided layers with the list of rooms, or writes them.
 * @param {string} root the repository @param {Map<string, FlatRoom>} rooms @param {boolean} write
 * @returns {string[]}
 */
export function checkTables(root, rooms, write) {
  const layers = [...rooms.values()].filter(({ path, divided }) => divided && !path.includes('/'));
  const documents = [
    { path: '.github/CONTRIBUTING.md', table: layerTable(rooms) },
    ...layers.map(({ path }) => ({ path: `src/${path}/README.md`, table: folderTable(rooms, path) })),
  ];
  return documents.flatMap(({ path, table }) => {
    const before = readFileSync(`${root}/${path}`, 'utf8');
    const text = withTable(before, table);
    if (text === null) return [`${path} has no place for the table of rooms: its two markers are missing.`];
    if (text === before) return [];
    if (!write) return [`${path} is stale: run \`node .scripts/check-rooms.mjs --write\`.`];
    writeFileSync(`${root}/${path}`, text);
    return [];
  });
}
