// A production build of a bench page, served on loopback and open in Chromium.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build } from 'vite';
import { launchOptions } from '../../.scripts/chromium.mjs';
import { sourceAliases } from '../../.scripts/entries.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} Handler */

/**
 * @param {string} name folder under `bench/` with an `index.html`
 * @param {Record<string, Handler>} routes by path; they take precedence over the page's files
 */
export async function openBenchPage(name, routes) {
  const outDir = mkdtempSync(join(tmpdir(), 'anam-react-bench-'));
  await build({
    root: fileURLToPath(new URL(`../${name}/`, import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: sourceAliases },
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  const server = createServer((request, response) => {
    // With cross-origin isolation, the page's clock has a resolution of 5 µs instead of 100 µs.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const route = routes[path];
    if (route) return route(request, response);
    void serveFile(join(outDir, path === '/' ? '/index.html' : path), response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await chromium.launch({ ...(await launchOptions()), headless: true });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${port}/`);
  const close = async () => {
    await browser.close();
    server.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  return { page, close };
}

/** @param {string} file @param {import('node:http').ServerResponse} response */
async function serveFile(file, response) {
  try {
    const body = await readFile(file);
    const type = types[/** @type {keyof typeof types} */ (extname(file))] ?? 'text/plain';
    response.setHeader('content-type', type).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
