import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package's own version. `src/cli` and `dist/cli` are equally deep. */
export function version(): string {
  // Not `new URL(…, import.meta.url)`: Vite would build the file in, as it does with an app's assets.
  const path = join(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
