// Builds Storybook, serves it from a folder of a site, and opens it in a browser that reaches nothing else: the manual
// works wherever it is put, with no network. Fails on a request to anywhere else, and on any error of the console.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from './chromium.mjs';

/** @typedef {{ id: string, type: 'docs' | 'story', importPath: string }} Entry */

const outDir = mkdtempSync(join(tmpdir(), 'storybook-'));
const { status } = spawnSync('npx', ['storybook', 'build', '--quiet', '-o', outDir], { stdio: 'ignore' });
if (status !== 0) throw new Error('`storybook build` failed.');

const server = await preview({
  configFile: false,
  appType: 'mpa',
  base: '/some/folder/',
  build: { outDir },
  preview: { port: 0 },
  logLevel: 'error',
});
const [site = ''] = server.resolvedUrls?.local ?? [];
const browser = await chromium.launch(await launchOptions());
const context = await browser.newContext({ reducedMotion: 'reduce' });
/** @type {string[]} */
const faults = [];

await context.route(
  (url) => !url.href.startsWith(site) && url.protocol.startsWith('http'),
  (route) => {
    faults.push(`asks for ${route.request().url()}`);
    return route.abort();
  },
);

/**
 * @param {string} path
 * @param {string} whenReady a selector
 */
async function open(path, whenReady) {
  const page = await context.newPage();
  const note = (/** @type {string} */ text) => faults.push(`${path}: ${text.slice(0, 300)}`);
  page.on('pageerror', ({ message }) => note(message));
  page.on('console', (message) => message.type() === 'error' && note(message.text()));
  await page.goto(new URL(path, site).href);
  await page.waitForSelector(whenReady, { timeout: 60_000 }).catch((error) => note(error.message));
  await page.close();
}

/** @type {{ entries: Record<string, Entry> }} */
const { entries } = await (await fetch(new URL('index.json', site))).json();
const all = Object.values(entries);
// Every page of the manual, and the first story of every file, with what it does by itself.
const firstOfFile = all.filter(
  ({ type, importPath }, at) =>
    type === 'story' &&
    all.findIndex((other) => other.type === 'story' && other.importPath === importPath) === at,
);
const pages = [
  { path: '', whenReady: '[data-item-id]' },
  ...all
    .filter(({ type }) => type === 'docs')
    .map(({ id }) => ({
      path: `iframe.html?id=${id}&viewMode=docs`,
      whenReady: '.sb-show-main #storybook-docs :is(h1, h2)',
    })),
  ...firstOfFile.map(({ id }) => ({
    path: `iframe.html?id=${id}&viewMode=story`,
    whenReady: '.sb-show-main #storybook-root > *',
  })),
];
const waiting = pages.values();
const openNext = async () => {
  for (const { path, whenReady } of waiting) await open(path, whenReady);
};
await Promise.all([openNext(), openNext(), openNext()]);

await browser.close();
await server.close();
rmSync(outDir, { recursive: true });
console.log(`${pages.length} pages of the manual opened.`);
for (const fault of new Set(faults)) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
