import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { checkRepository } from '../check-repository.mjs';

/** @typedef {import('../room-map.mjs').Room} Room */

const place =
  '<!-- Written by `node .scripts/check-rooms.mjs --write`. -->\n<!-- End of the written part. -->\n';

/** @type {Record<string, Room>} */
export const rooms = {
  base: { is: 'Leaves.', because: 'Everything imports it.' },
  product: {
    is: 'The product.',
    imports: ['base'],
    rooms: {
      rules: { is: 'Pure rules.', because: 'They reach for nothing.', types: ['product/ports'] },
      ports: { is: 'Descriptions.' },
      runner: {
        is: 'Effects.',
        imports: ['product/rules', 'product/ports'],
        packages: [{ name: 'store', in: ['publisher.ts'] }, { name: 'sdk', as: 'types' }, 'node:*'],
      },
      lazy: { is: 'Loads.', packages: [{ name: 'sdk', as: 'dynamic', in: ['sdk.ts'] }] },
      scenarios: { is: 'Tests.', tests: true },
    },
  },
};

/** One file in each room, so that every listed room exists. */
const clean = {
  'src/base/leaf.ts': 'export const leaf = 1;',
  'src/product/rules/rule.ts': "import type { Port } from '../ports/port.js';\nexport type Rule = Port;",
  'src/product/ports/port.ts': 'export interface Port { readonly name: string }',
  'src/product/runner/run.ts': "export { leaf } from '../../base/leaf.js';",
  'src/product/lazy/load.ts': 'export const load = 1;',
  'src/product/scenarios/all.test.ts': "import '../runner/run.js';",
  'src/product/README.md': `# Product\n\n${place}`,
  '.github/CONTRIBUTING.md': `# Contributing\n\n${place}`,
};

/** @type {string[]} */
const roots = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/**
 * Creates a small repository in a temporary folder, which is removed after the test.
 * @param {Record<string, string>} [more] text by path
 */
export function repository(more = {}) {
  const root = mkdtempSync(join(tmpdir(), 'rooms-'));
  roots.push(root);
  for (const [path, text] of Object.entries({ ...clean, ...more })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/**
 * Returns the problems of such a repository with up-to-date documents.
 * @param {Record<string, string>} more text by path @param {Record<string, Room>} [table]
 */
export function problemsOf(more, table = rooms) {
  const root = repository(more);
  checkRepository(root, table, { write: true });
  return checkRepository(root, table);
}
