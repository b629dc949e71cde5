import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultShortcuts } from './shortcut-map.js';

it('is the map that the README shows', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const section = readme.slice(readme.indexOf('## Keyboard'), readme.indexOf('## Picture'));
  const rows = [...section.matchAll(/^\| `(\w+)` \| `([\w+]+)` \|/gm)].map(([, action, keys]) => [
    action,
    keys,
  ]);
  expect(rows).toEqual(Object.entries(defaultShortcuts));
});
