// Unpacks programs from Debian packages without root. Apt checks their signatures.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

// A short timeout, so that a machine without a network fails quickly.
const aptOptions = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10'];

/**
 * Returns the packages that apt would install: these, and all dependencies that the system lacks.
 * @param {readonly string[]} packages
 * @returns {string[]}
 */
function withDependencies(packages) {
  const plan = execFileSync('apt-get', ['install', '--simulate', '--no-install-recommends', ...packages], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name]) => String(name));
}

/**
 * Downloads packages with their dependencies and unpacks them into a folder, which is created in one rename, so it is
 * never incomplete.
 * @param {readonly string[]} packages @param {string} folder
 * @throws when there is no apt, no network, or no such package
 */
export function unpackPackages(packages, folder) {
  mkdirSync(resolve(folder, '..'), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    execFileSync('apt-get', [...aptOptions, 'download', ...withDependencies(packages)], {
      cwd: work,
      stdio: 'pipe',
      timeout: 300_000,
    });
    const target = join(work, 'unpacked');
    for (const file of readdirSync(work).filter((name) => name.endsWith('.deb'))) {
      execFileSync('dpkg-deb', ['-x', join(work, file), target], { stdio: 'pipe' });
    }
    if (!existsSync(folder)) renameSync(target, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Returns the environment variable that lets an unpacked program find its libraries.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
export function libraryPath(folder) {
  const folders = ['usr/lib', 'lib'].flatMap((path) => {
    const libraries = join(folder, path);
    if (!existsSync(libraries)) return [];
    return readdirSync(libraries)
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(libraries, name));
  });
  return { LD_LIBRARY_PATH: folders.join(delimiter) };
}

/** @param {string} name @returns {string | undefined} the path of a program on PATH */
export function findOnPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
