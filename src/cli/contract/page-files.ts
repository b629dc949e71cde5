import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { UsageError } from '../cli-io.js';

/** The scripts of the page. Tests pass their own, because the source is TypeScript. */
export interface PageFiles {
  /** Returns a module by its path in the package, or `null`. */
  readonly module: (path: string) => Promise<string | null>;
  /** The SDK as its package contains it. */
  readonly sdk: () => Promise<string>;
  readonly sdkVersion: string;
}

/** The modules of the page and those that it imports. */
const served = /^(?:contract|contract-page)\/(?:[\w-]+\/)?[\w-]+\.js$/u;

/** Reads the page's modules from this package, and the SDK that is installed beside it. */
export async function installedFiles(): Promise<PageFiles> {
  const dist = join(import.meta.dirname, '../..');
  const manifest = sdkManifest();
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  return {
    module: (path) =>
      served.test(path) ? readFile(join(dist, path), 'utf8').catch(() => null) : Promise.resolve(null),
    sdk: () => readFile(join(dirname(manifest), 'dist/umd/anam.js'), 'utf8'),
    sdkVersion: version,
  };
}

function sdkManifest(): string {
  try {
    return createRequire(import.meta.url).resolve('@anam-ai/js-sdk/package.json');
  } catch {
    throw new UsageError('Install @anam-ai/js-sdk: the page of this command runs it.');
  }
}
