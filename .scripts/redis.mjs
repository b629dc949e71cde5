// Provides the Redis for the test of the shared rate limit. As a script (`node .scripts/redis.mjs`), it finds a Redis,
// or downloads one if possible.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * @typedef {object} RedisProgram
 * @property {string} executablePath
 * @property {string} source where it was found, for messages
 * @property {Record<string, string>} [env] variables it needs to start
 */

// Debian packages, unpacked without root. The server is in redis-tools; the others contain two libraries that a minimal
// system lacks. Apt checks their signatures.
const debianPackages = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1'];

// A short timeout, so that a machine without a network fails quickly.
const aptOptions = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10'];

const cacheFolder = fileURLToPath(new URL('../node_modules/.cache/redis', import.meta.url));

export const redisAdvice = `No Redis was found, so the shared rate limit was not tried against one. Do one of these:
  - install Redis or Valkey so that redis-server or valkey-server is on PATH
  - set REDIS_SERVER_PATH to the executable`;

/**
 * Looks for a server without downloading one. Order: REDIS_SERVER_PATH, PATH, the one that this script has downloaded.
 * @returns {RedisProgram | null}
 * @throws when REDIS_SERVER_PATH points at nothing
 */
export function findRedis() {
  const chosen = process.env.REDIS_SERVER_PATH;
  if (chosen) {
    if (existsSync(chosen)) return { executablePath: chosen, source: 'REDIS_SERVER_PATH' };
    throw new Error(`REDIS_SERVER_PATH is ${chosen}, and there is no such file. Correct or unset it.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const installed = ['redis-server', 'valkey-server']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
  if (installed) return { executablePath: installed, source: 'the system' };
  return existsSync(cacheFolder) ? unpackedRedis(cacheFolder) : null;
}

/**
 * Finds a server, or downloads one if possible.
 * @returns {RedisProgram}
 * @throws when there is none and none can be fetched; the message says what to do
 */
export function ensureRedis() {
  const found = findRedis();
  if (found) return found;
  if (process.platform !== 'linux') throw new Error(redisAdvice);
  try {
    fetchPackages();
  } catch (cause) {
    throw new Error(redisAdvice, { cause });
  }
  return unpackedRedis(cacheFolder);
}

/**
 * @param {string} folder with the packages unpacked in it
 * @returns {RedisProgram}
 */
function unpackedRedis(folder) {
  const libraries = join(folder, 'usr/lib');
  const folders = readdirSync(libraries, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
    .map(({ name }) => join(libraries, name));
  return {
    // On Debian, `redis-server` is a link to the program that also checks files.
    executablePath: join(folder, 'usr/bin/redis-server'),
    source: "Debian's packages",
    env: { LD_LIBRARY_PATH: folders.join(delimiter) },
  };
}

/** Downloads the packages to a folder that becomes the cache in one rename, so that the cache is never incomplete. */
function fetchPackages() {
  mkdirSync(resolve(cacheFolder, '..'), { recursive: true });
  const folder = mkdtempSync(`${cacheFolder}-`);
  try {
    // Without output, because a missing `apt-get` is not an error.
    execFileSync('apt-get', [...aptOptions, 'download', ...debianPackages], {
      cwd: folder,
      stdio: 'pipe',
      timeout: 60_000,
    });
    const target = join(folder, 'unpacked');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
      execFileSync('dpkg-deb', ['-x', join(folder, file), target], { stdio: 'pipe' });
    }
    const { executablePath, env } = unpackedRedis(target);
    // If another library is missing, this fails and nothing is cached.
    execFileSync(executablePath, ['--version'], { env: { ...process.env, ...env }, stdio: 'pipe' });
    if (!existsSync(cacheFolder)) renameSync(target, cacheFolder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Starts a separate server on a free port of this machine, without persistence.
 * @param {RedisProgram} program
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>} when it accepts connections
 */
export async function startRedis({ executablePath, env }) {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(executablePath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((done) => child.once('close', done));
  let said = '';
  await new Promise((ready, fail) => {
    /** @param {Buffer} chunk */
    const listen = (chunk) => {
      said += String(chunk);
      if (/ready to accept connections/i.test(said)) ready(undefined);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', fail);
    child.once('close', (code) => fail(new Error(`Redis ended with ${code}: ${said.slice(-1000)}`)));
  });
  return {
    port,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((found, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => found(port));
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { executablePath, source } = ensureRedis();
    console.log(`Redis (${source}): ${executablePath}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
