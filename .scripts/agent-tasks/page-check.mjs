import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('../../demo/agent-tasks/check.js').Check} Check */
/** @typedef {(body: any) => import('../../demo/agent-tasks/streams.mjs').Answer} Route */

const json = 'application/json';
const doneAnswer = '[data-role="persona"][data-status="done"]';

/**
 * Answers the page's requests with a task's back end, and returns the object that the task's check uses.
 * @param {{ page: import('playwright').Page, app: string, routes: Record<string, Route>, expect: Check['expect'] }} options
 * @returns {Promise<Check>}
 */
export async function pageCheck({ page, app, routes, expect }) {
  const { calls, requests } = await serveRoutes(page, routes);
  const answers = page.locator(doneAnswer);
  return {
    page,
    expect,
    calls: (path) => calls.filter((call) => call.path === path).map(({ body }) => body),
    requests: () => requests,
    source: () => sourceOf(join(app, 'src')),
    lang: () => page.getAttribute('html', 'lang'),
    answer: () => newestText(answers),
    spoken: () => page.evaluate(spokenText),
    saved: () => page.evaluate(savedText),
    start: async (name = 'Start conversation', end = /^End conversation/) => {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('button', { name: end }).first().waitFor();
    },
    say: async (text, answer, { message, send } = { message: 'Message', send: /^Send/ }) => {
      const before = await answers.count();
      await page.getByRole('textbox', { name: message }).fill(text);
      await page.getByRole('button', { name: send }).click();
      await (
        answer === undefined ? answers.nth(before) : answers.filter({ hasText: answer }).last()
      ).waitFor();
    },
  };
}

/** @param {import('playwright').Locator} answers */
const newestText = async (answers) => ((await answers.count()) > 0 ? answers.last().innerText() : '');

/** @param {import('playwright').Page} page @param {Record<string, Route>} routes */
async function serveRoutes(page, routes) {
  /** @type {{ path: string, body: any }[]} */
  const calls = [];
  /** @type {string[]} */
  const requests = [];
  await page.route('**/*', async (route) => {
    const { pathname, hostname } = new URL(route.request().url());
    const isApi = pathname.startsWith('/api/');
    if (!isApi && hostname === '127.0.0.1') return route.fallback();
    requests.push(route.request().url());
    if (pathname === '/api/persona/session') return answerWithToken(page, route);
    if (pathname === '/api/persona/end') return route.fulfill({ status: 204 });
    const answer = routes[pathname];
    if (!answer) return route.fulfill({ status: 404 });
    const body = route.request().postDataJSON();
    calls.push({ path: pathname, body });
    return route.fulfill(answer(body));
  });
  return { calls, requests };
}

/** @param {import('playwright').Page} page @param {import('playwright').Route} route */
async function answerWithToken(page, route) {
  try {
    const sessionToken = await page.evaluate(() => /** @type {any} */ (window).checkedSimulator.session({}));
    await route.fulfill({ contentType: json, body: JSON.stringify({ sessionToken }) });
  } catch (error) {
    // The page was reloaded or closed.
    await route.fulfill({ status: 500, body: String(error) }).catch(() => {});
  }
}

const spokenText = () =>
  /** @type {any} */ (window).checkedSimulator.sessions
    .at(-1)
    .talkFrames.map((/** @type {any} */ frame) => frame.content ?? frame.text ?? '')
    .join('');

async function savedText() {
  const texts = [localStorage, sessionStorage].map((storage) => JSON.stringify(Object.entries(storage)));
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise((/** @type {(db: IDBDatabase) => void} */ resolve) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
    });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => all.addEventListener('success', resolve));
      texts.push(JSON.stringify(all.result));
    }
    database.close();
  }
  return texts.join('\n');
}

/** @param {string} folder */
const sourceOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[jt]sx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
