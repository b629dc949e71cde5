// Provides the WebKit that `npm run test:webkit` runs in: WebKitGTK's MiniBrowser with its driver, on a separate
// virtual screen.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from './debian-packages.mjs';

const packages = ['webkit2gtk-driver', 'xvfb'];

const advice = `No WebKit was found. It runs on Debian and Ubuntu, and needs two packages. As root, run:
  apt-get install --no-install-recommends ${packages.join(' ')}`;

/**
 * @typedef {object} WebKitPrograms
 * @property {string} driver
 * @property {string} miniBrowser
 * @property {string} xvfb
 */

/** @returns {WebKitPrograms | null} */
function findWebKit() {
  const [driver, xvfb, miniBrowser] = [findOnPath('WebKitWebDriver'), findOnPath('Xvfb'), findMiniBrowser()];
  return driver && xvfb && miniBrowser ? { driver, xvfb, miniBrowser } : null;
}

/** Finds MiniBrowser, which is not on the PATH. */
function findMiniBrowser() {
  if (process.platform !== 'linux') return undefined;
  return ['/usr/lib', '/usr/libexec']
    .flatMap((folder) => [folder, ...foldersIn(folder)])
    .flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((name) => join(folder, name)),
    )
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((path) => existsSync(path));
}

/** @param {string} folder */
function foldersIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.includes('-linux-'))
    .map((name) => join(folder, name));
}

/**
 * Finds WebKit, or installs it as root. Its programs contain fixed paths to their helpers, so they cannot be unpacked
 * into another folder.
 * @returns {WebKitPrograms}
 * @throws when there is none and none can be installed; the message says what to do
 */
export function ensureWebKit() {
  const found = findWebKit();
  if (found) return found;
  if (process.getuid?.() !== 0 || !findOnPath('apt-get')) throw new Error(advice);
  console.log(`No WebKit found: installing ${packages.join(' and ')} with apt-get (31 MB).`);
  try {
    execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (cause) {
    throw new Error(advice, { cause });
  }
  const installed = findWebKit();
  if (!installed) throw new Error(advice);
  return installed;
}

/**
 * Starts a virtual screen and the driver on it.
 * @param {WebKitPrograms} programs
 * @param {number} port a free port
 * @returns {Promise<() => void>} ends both
 */
export async function startWebKitDriver({ driver, xvfb }, port) {
  const screen = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise((ready, fail) => {
    screen.once('error', fail);
    screen.once('close', (code) => fail(new Error(`Xvfb ended with ${code}.`)));
    screen.stdio[3]?.once('data', (/** @type {Buffer} */ data) => ready(`:${String(data).trim()}`));
  });
  const service = spawn(driver, ['--host=127.0.0.1', `--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      // For machines without a graphics card.
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    },
    stdio: 'ignore',
  });
  return () => {
    service.kill();
    screen.kill();
  };
}
