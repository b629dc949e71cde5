import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRepository } from './check-repository.mjs';
import { repository, rooms } from './testing/fixture-repository.mjs';

describe('the tables in the documents', () => {
  it('reports a stale table, and writes it with `write`', () => {
    const root = repository();
    expect(checkRepository(root, rooms)).toEqual([
      '.github/CONTRIBUTING.md is stale: run `node .scripts/check-rooms.mjs --write`.',
      'src/product/README.md is stale: run `node .scripts/check-rooms.mjs --write`.',
    ]);
    expect(checkRepository(root, rooms, { write: true })).toEqual([]);
    expect(checkRepository(root, rooms)).toEqual([]);
    const renamed = { ...rooms, base: { ...rooms.base, is: 'Small leaves.' } };
    expect(checkRepository(root, renamed)).toEqual([expect.stringContaining('CONTRIBUTING.md is stale')]);
  });

  it('lists every room with its purpose and its allowed imports', () => {
    const root = repository();
    checkRepository(root, rooms, { write: true });
    const contributing = readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8');
    expect(contributing).toContain('| `product/rules` | Pure rules. | `base`; types of `product/ports` |');
    expect(contributing).toContain('`store` (in `publisher.ts`), `sdk` (types), `node:*` |');
    expect(contributing).toContain('| `product/lazy` | Loads. | `base`; `sdk` (`import()` in `sdk.ts`) |');
    expect(readFileSync(join(root, 'src/product/README.md'), 'utf8')).toContain('| `rules/` | Pure rules. |');
  });

  it('says which room inside a room uses its neighbours', () => {
    const inner = { a: { is: 'First.', imports: ['product/lazy/b'] }, b: { is: 'Second.' } };
    const { product, ...others } = rooms;
    const table = {
      ...others,
      product: { ...product, rooms: { ...product?.rooms, lazy: { is: 'Loads.', rooms: inner } } },
    };
    const root = repository({ 'src/product/lazy/a/a.ts': '', 'src/product/lazy/b/b.ts': '' });
    checkRepository(root, /** @type {typeof rooms} */ (table), { write: true });
    const readme = readFileSync(join(root, 'src/product/README.md'), 'utf8');
    expect(readme).toContain('| `lazy/a/` | First. Uses `b`. |\n| `lazy/b/` | Second. |');
  });

  it('reports a document without the markers', () => {
    const root = repository({ '.github/CONTRIBUTING.md': '# Contributing\n' });
    expect(checkRepository(root, rooms, { write: true })).toEqual([
      expect.stringContaining('.github/CONTRIBUTING.md has no place for the table'),
    ]);
  });
});
