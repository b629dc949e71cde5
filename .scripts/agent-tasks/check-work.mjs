import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { launchOptions } from '../chromium.mjs';
import { openApp } from './open-app.mjs';
import { pageCheck } from './page-check.mjs';

/** @typedef {{ passed: string[], problems: string[] }} Result */

/**
 * Type-checks an app and runs its task's check.
 * @param {string} task the folder of the task @param {string} folder the folder of the app
 * @returns {Promise<Result>}
 */
export async function checkWork(task, folder) {
  /** @type {Result} */
  const result = { passed: [], problems: [] };
  /** @param {string} what @param {boolean | undefined} ok @param {unknown} [detail] */
  const expect = (what, ok, detail) => {
    if (ok) result.passed.push(what);
    else
      result.problems.push(detail === undefined ? what : `${what}: ${JSON.stringify(detail)?.slice(0, 400)}`);
  };
  const app = resolve(folder);
  try {
    checkTypes(app);
    expect('type-checks', true);
    const module = await import(pathToFileURL(join(task, 'check.mjs')).href);
    const { url, vite } = await openApp(app, module.hasSimulator !== false && !module.checkServer);
    try {
      if (module.checkServer)
        await module.checkServer({ expect, load: (/** @type {string} */ path) => vite.ssrLoadModule(path) });
      else await inBrowser((browser) => checkPage(browser, url, app, module, expect));
    } finally {
      await vite.close();
    }
  } catch (error) {
    expect(
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
      false,
      outputOf(error),
    );
  }
  return result;
}

/** @param {string} app */
const checkTypes = (app) =>
  execFileSync(process.execPath, [join(app, '../node_modules/typescript/bin/tsc'), '-p', app], {
    encoding: 'utf8',
  });

/** @param {unknown} error */
const outputOf = (error) => (error instanceof Error && 'stdout' in error ? error.stdout : undefined);

/** @param {(browser: import('playwright').Browser) => Promise<void>} task */
async function inBrowser(task) {
  const browser = await chromium.launch(await launchOptions());
  try {
    await task(browser);
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('playwright').Browser} browser @param {string} url @param {string} app
 * @param {any} module @param {(what: string, ok: boolean | undefined, detail?: unknown) => void} expect
 */
async function checkPage(browser, url, app, module, expect) {
  const page = await browser.newPage({ permissions: ['microphone'], viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const check = await pageCheck({ page, app, routes: module.routes ?? {}, expect });
  await page.goto(url);
  await module.check(check);
  expect('no error is thrown in the page', errors.length === 0, errors);
}
