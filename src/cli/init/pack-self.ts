import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isPublished } from '../version.js';
import { run } from './run-program.js';

/** This package's own folder. */
const root = join(import.meta.dirname, '../../..');

/**
 * Returns how a project depends on this package. Until this package is published, the dependency is a tarball in the
 * project's `vendor` folder, packed from the running package.
 */
export async function ownDependency(folder: string, version: string): Promise<string> {
  if (isPublished()) return `^${version}`;
  const vendor = join(folder, 'vendor');
  mkdirSync(vendor, { recursive: true });
  await run('npm', ['pack', root, '--pack-destination', vendor, '--ignore-scripts', '--silent'], folder);
  return `file:vendor/anam-react-${version}.tgz`;
}
