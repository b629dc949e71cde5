import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of this package. `src/cli` and `dist/cli` are at the same depth, so one relative path works for both. */
export const version = (): string => manifest().version;

/** Whether the package is on npm under its name; until then, anyone could register its name. */
export const isPublished = (): boolean => manifest().published;

function manifest() {
  // Not `new URL(…, import.meta.url)`: Vite would bundle the file as an asset.
  const path = join(import.meta.dirname, '../../package.json');
  return JSON.parse(readFileSync(path, 'utf8')) as {
    version: string;
    published: boolean;
  };
}
