// Builds Storybook, serves it from a subfolder of a site, and opens it in a browser without other network access, to
// check that the manual works in any folder and offline. Opens each page and plays each story to its end, because a
// production build has different timing than the tests. Fails on a request to any other address, and on any console
// error.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { launchOptions } from './chromium.mjs';

/** @typedef {{ id: string, type: 'docs' | 'story' }} Entry */

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

/** Messages that the SDK logs when a scenario breaks the connection. */
const expected = /^(SignallingClient|StreamingClient|Failed to (fetch|load resource))/u;

/** @typedef {{ path: string, isReady: () => boolean, problem: () => string | null }} ManualPage */

/** @param {ManualPage} page */
async function open({ path, isReady, problem }) {
  const page = await context.newPage();
  const note = (/** @type {string} */ text) => faults.push(`${path}: ${text.slice(0, 300)}`);
  page.on('pageerror', ({ message }) => note(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) note(message.text());
  });
  try {
    await page.goto(new URL(path, site).href);
    await page.waitForFunction(isReady, null, { timeout: 60_000 });
    const found = await page.evaluate(problem);
    if (found) note(found);
  } catch (error) {
    note(String(error));
  }
  await page.close();
}

const nothing = () => null;
/** Returns the progress of a story. Runs in the page. */
const hasPlayed = () =>
  ['finished', 'errored', 'aborted'].includes(
    /** @type {any} */ (globalThis).__STORYBOOK_PREVIEW__?.currentRender?.phase,
  );
const failedPlay = () => {
  const { phase } = /** @type {any} */ (globalThis).__STORYBOOK_PREVIEW__.currentRender;
  return phase === 'finished' ? null : `ended as "${phase}"`;
};

/** @type {{ entries: Record<string, Entry> }} */
const { entries } = await (await fetch(new URL('index.json', site))).json();
/** @type {ManualPage[]} */
const pages = [
  { path: '', isReady: () => document.querySelector('[data-item-id]') !== null, problem: nothing },
  ...Object.values(entries).map(({ id, type }) =>
    type === 'docs'
      ? {
          path: `iframe.html?id=${id}&viewMode=docs`,
          isReady: () => document.querySelector('.sb-show-main #storybook-docs :is(h1, h2)') !== null,
          problem: nothing,
        }
      : { path: `iframe.html?id=${id}&viewMode=story`, isReady: hasPlayed, problem: failedPlay },
  ),
];
const waiting = pages.values();
const openNext = async () => {
  for (const page of waiting) await open(page);
};
await Promise.all([openNext(), openNext(), openNext()]);

await browser.close();
await server.close();
rmSync(outDir, { recursive: true });
console.log(`${pages.length} pages of the manual opened, every story played.`);
for (const fault of new Set(faults)) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
