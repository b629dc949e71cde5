// The last step of `npm run build`: writes the files that neither Vite nor TypeScript writes.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { registryItems } from './registry-items.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

// Lets `dist/cli/main.js` run in a clone. After an install, npm has set this mode.
chmodSync(join(dist, 'cli/main.js'), 0o755);

mkdirSync(join(dist, 'registry'), { recursive: true });
for (const item of registryItems()) {
  writeFileSync(join(dist, `registry/${item.name}.json`), `${JSON.stringify(item, null, 2)}\n`);
}
