// Provides the Firefox that `npm run test:firefox` runs in.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOnPath, libraryPath, unpackPackages } from './debian-packages.mjs';

/** @typedef {import('./chromium.mjs').Browser} Browser */

const cacheFolder = fileURLToPath(new URL('../node_modules/.cache/firefox-esr', import.meta.url));

const advice = `No Firefox was found. Do one of these, then run it again:
  - install Firefox so that firefox or firefox-esr is on PATH (Debian: apt-get install firefox-esr)
  - set FIREFOX_PATH to the executable of a Firefox`;

/**
 * Looks for a browser without downloading one. Order: FIREFOX_PATH, the system's, the one that this script has
 * downloaded.
 * @returns {Browser | null}
 * @throws when FIREFOX_PATH points at nothing
 */
export function findFirefox() {
  const chosen = process.env.FIREFOX_PATH;
  if (chosen) {
    if (existsSync(chosen)) return { executablePath: chosen, source: 'FIREFOX_PATH' };
    throw new Error(`FIREFOX_PATH is ${chosen}, and there is no such file. Correct or unset it.`);
  }
  const installed = findOnPath('firefox-esr') ?? findOnPath('firefox') ?? applications().find(existsSync);
  if (installed) return { executablePath: installed, source: 'the system' };
  return existsSync(cacheFolder) ? unpackedFirefox() : null;
}

/**
 * Finds a browser, or downloads one if possible.
 * @returns {Browser}
 * @throws when there is none and none can be fetched; the message says what to do
 */
export function ensureFirefox() {
  const found = findFirefox();
  if (found) return found;
  if (process.platform !== 'linux' || !findOnPath('apt-get')) throw new Error(advice);
  console.log(
    "No Firefox found: unpacking Debian's firefox-esr into node_modules/.cache (about 80 MB, once).",
  );
  try {
    unpackPackages(['firefox-esr'], cacheFolder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`firefox-esr could not be fetched: ${reason}\n${advice}`, { cause });
  }
  return unpackedFirefox();
}

/** @returns {Browser} */
function unpackedFirefox() {
  return {
    executablePath: join(cacheFolder, 'usr/lib/firefox-esr/firefox-esr'),
    source: "Debian's packages",
    env: libraryPath(cacheFolder),
  };
}

function applications() {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (process.platform !== 'win32') return [];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap((name) => process.env[name] ?? []);
  return roots.map((root) => join(root, 'Mozilla Firefox/firefox.exe'));
}
