import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StarterFile } from './starters.js';

/** What `init` would do with each file. Files that exist are never overwritten. */
export interface WritePlan {
  readonly toCreate: readonly StarterFile[];
  readonly same: readonly string[];
  /** Files that exist with other content. */
  readonly kept: readonly string[];
}

export function planOf(folder: string, files: readonly StarterFile[]): WritePlan {
  const existing = files.filter(({ path }) => existsSync(join(folder, path)));
  const isSame = ({ path, text }: StarterFile) => readFileSync(join(folder, path), 'utf8') === text;
  return {
    toCreate: files.filter((file) => !existing.includes(file)),
    same: existing.filter(isSame).map(({ path }) => path),
    kept: existing.filter((file) => !isSame(file)).map(({ path }) => path),
  };
}

export function writeFiles(folder: string, files: readonly StarterFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    // Fails if the file was created after the plan was shown.
    writeFileSync(join(folder, path), text, { flag: 'wx' });
  }
}
