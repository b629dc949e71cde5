// Edits an app under Vite's dev server while its persona is live, to see what React's Fast Refresh does to the session.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { launchOptions } from '../.scripts/chromium.mjs';
import { sourceAliases } from '../.scripts/entries.mjs';

/** Edits that are applied to the file as it is served. Nothing is written to disk. */
const edits = /** @type {{ find: string, put: string }[]} */ ([]);
const app = fileURLToPath(new URL('./hot-reload/app.tsx', import.meta.url));

const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('./hot-reload', import.meta.url)),
  logLevel: 'error',
  plugins: [
    {
      name: 'edits',
      enforce: 'pre',
      transform: (code, id) =>
        id === app ? edits.reduce((text, { find, put }) => text.replace(find, put), code) : undefined,
    },
    react(),
  ],
  resolve: { alias: sourceAliases },
});
await server.listen();
const browser = await chromium.launch(await launchOptions());

try {
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  /** @param {string} version */
  const seen = async (version) => {
    await page.waitForSelector(`#app[data-version="${version}"] .persona-chat[data-session="live"]`);
    await page.waitForFunction(
      () => /** @type {any} */ (globalThis).openSessions().filter(Boolean).length === 1,
    );
    return /** @type {boolean[]} */ (
      await page.evaluate(() => /** @type {any} */ (globalThis).openSessions())
    );
  };
  /** @param {string} find @param {string} put */
  const edit = async (find, put) => {
    edits.push({ find, put });
    const [module] = server.moduleGraph.getModulesByFile(app) ?? [];
    if (module) await server.reloadModule(module);
  };
  const rows = [{ edit: 'none', sessions: await seen('0'), expected: [true] }];
  await edit('`0$', '`1$');
  rows.push({ edit: 'same hooks', sessions: await seen('1'), expected: [true] });
  await edit("useState('');", "useState('-'); useState(2);");
  rows.push({ edit: 'another hook', sessions: await seen('1-'), expected: [false, true] });
  console.table(
    rows.map((row) => ({ ...row, sessions: String(row.sessions), expected: String(row.expected) })),
  );
  if (rows.some(({ sessions, expected }) => String(sessions) !== String(expected))) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
