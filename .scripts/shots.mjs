// `npm run shots [-- FILTER…]`: takes screenshots of a chat in every state, at five widths, light and dark, and
// arranges them on contact sheets, one for each group of states. With filters, it takes only states and groups whose
// name contains a filter. `npm run shots -- --readme` takes the README's picture instead.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { ensureChromium, launchOptions } from './chromium.mjs';
import { serveStates } from './shots/serve-states.mjs';
import { takeReadmePicture } from './shots/readme-picture.mjs';
import { writeSheet } from './shots/sheet.mjs';

/** @typedef {import('./shots/sheet.mjs').Shot} Shot */

const folder = fileURLToPath(new URL('../shots', import.meta.url));
const sizes = /** @type {const} */ ([
  [320, 568],
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1440, 900],
]);
const themes = /** @type {const} */ (['light', 'dark']);
/** The time in the fixtures, so that a picture does not depend on the current time. */
const noon = Date.UTC(2026, 10, 23, 12);

const { positionals: filters, values } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: 'boolean', default: false } },
});

await ensureChromium();
if (values.readme) {
  const browser = await chromium.launch({ ...(await launchOptions()), headless: true });
  console.log(`The picture of the README: ${await takeReadmePicture(browser)}`);
  await browser.close();
  process.exit();
}
const server = await serveStates();
const browser = await chromium.launch({ ...(await launchOptions()), headless: true });
rmSync(folder, { recursive: true, force: true });

/** @param {readonly [number, number]} size @param {'light' | 'dark'} theme @returns {Promise<Shot[]>} */
async function photograph([width, height], theme) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-US',
    hasTouch: width < 500,
  });
  const page = await context.newPage();
  // No time limit, because a busy machine paints slowly.
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(error));
  await page.clock.setFixedTime(noon);
  await page.goto(server.url);
  /** @type {Shot[]} */
  const shots = [];
  for (const { name, group, minWidth } of await statesOf(page)) {
    if (width < minWidth) continue;
    await page.evaluate((state) => /** @type {any} */ (globalThis).shots.show(state), name);
    const file = `${folder}/${group}/${name.replaceAll(/\W+/g, '-')}-${width}-${theme}.png`;
    await page.screenshot({ path: file });
    shots.push({ file, name, width, height, theme });
  }
  await context.close();
  return shots;
}

/** @param {import('playwright').Page} page @returns {Promise<{ name: string, group: string, minWidth: number }[]>} */
async function statesOf(page) {
  const all = await page.evaluate(() => /** @type {any} */ (globalThis).shots.groups);
  return all.filter(
    (/** @type {{ name: string, group: string }} */ { name, group }) =>
      filters.length === 0 || filters.some((filter) => `${group}/${name}`.includes(filter)),
  );
}

const started = Date.now();
/** @type {Shot[]} */
const shots = [];
const waiting = sizes.flatMap((size) => themes.map((theme) => ({ size, theme }))).values();
const photographNext = async () => {
  for (const { size, theme } of waiting) shots.push(...(await photograph(size, theme)));
};
await Promise.all([photographNext(), photographNext()]);

const sheets = new Set(shots.map(({ file }) => file.slice(folder.length + 1).split('/')[0] ?? ''));
const paper = await browser.newPage({ viewport: { width: 1600, height: 900 } });
paper.setDefaultTimeout(0);
mkdirSync(folder, { recursive: true });
for (const group of sheets) {
  const ofGroup = shots
    .filter(({ file }) => file.startsWith(`${folder}/${group}/`))
    .toSorted((one, other) => one.width - other.width);
  await writeSheet(paper, group, ofGroup, `${folder}/${group}.png`);
}
await browser.close();
await server.close();
console.log(
  `${shots.length} pictures in ${Math.round((Date.now() - started) / 1000)} s; the sheets: ${folder}/*.png`,
);
if (shots.length === 0) {
  console.error(`No state has a name like ${filters.join(', ')}.`);
  process.exitCode = 1;
}
