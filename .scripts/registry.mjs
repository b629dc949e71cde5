// `npm run test:registry`: the shadcn CLI adds every item of the registry to the app in `demo/shadcn`, some by path
// from the installed package, some from a local server at REGISTRY_URL. The app is then type-checked, built, and used in
// Chromium. Not part of `npm test`, because it installs the CLI and Tailwind.
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual, promisify } from 'node:util';
import { chromium } from 'playwright';
import { ensureChromium, launchOptions } from './chromium.mjs';
import manifest from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const app = join(tmpdir(), 'anam-react-registry');
const dev = manifest.devDependencies;
const wanted = {
  shadcn: '4.23.1',
  tailwindcss: '4.3.5',
  '@tailwindcss/vite': '4.3.5',
  '@vitejs/plugin-react': dev['@vitejs/plugin-react'],
  vite: dev.vite,
  typescript: dev.typescript,
  '@types/node': dev['@types/node'],
  '@types/react': dev['@types/react'],
  '@types/react-dom': dev['@types/react-dom'],
  react: dev.react,
  'react-dom': dev['react-dom'],
  hono: dev.hono,
};

/** The items that are added by path; the others come from the server. */
const byPath = ['persona-chat', 'persona-routes-next'];

/** @type {boolean[]} */
const results = [];
/** @param {string} what @param {boolean} ok @param {unknown} [detail] */
function check(what, ok, detail) {
  results.push(ok);
  console.log(`${ok ? '✓' : '✗'} ${what}${ok || detail === undefined ? '' : `: ${JSON.stringify(detail)}`}`);
}

/** @param {string} command @param {string} cwd */
const shell = (command, cwd) =>
  execFileSync(command, { cwd, shell: true, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

function install() {
  rmSync(app, { recursive: true, force: true });
  cpSync(join(root, 'demo/shadcn'), app, { recursive: true });
  shell('npm run --silent build', root);
  const packed = shell(`npm pack --silent --ignore-scripts --pack-destination "${app}"`, root).trim();
  const dependencies = { ...wanted, 'anam-react': `file:./${basename(packed)}` };
  writeFileSync(
    join(app, 'package.json'),
    JSON.stringify({ name: 'app', private: true, type: 'module', dependencies }),
  );
  shell('npm install --no-audit --no-fund --loglevel=error', app);
}

const itemFolder = join(app, 'node_modules/anam-react/dist/registry');

const noColor = JSON.stringify({
  inlineColors: { light: {}, dark: {} },
  cssVars: {},
  inlineColorsTemplate: '',
  cssVarsTemplate: '',
});

/** Serves the items as a static host would. */
async function serveItems() {
  const server = createServer((req, res) => {
    const file = join(itemFolder, basename(req.url ?? ''));
    // REGISTRY_URL also replaces shadcn's own registry, from which the CLI reads the base colour.
    const body = existsSync(file) ? readFileSync(file) : req.url?.includes('/colors/') ? noColor : '';
    return res.writeHead(body === '' ? 404 : 200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/r`, close: () => server.close() };
}

const cli = join(app, 'node_modules/shadcn/dist/index.js');

/** Runs the CLI asynchronously, because the server is in this process. @param {string[]} args @param {string} url */
const shadcn = (args, url) =>
  promisify(execFile)(process.execPath, [cli, ...args], {
    cwd: app,
    env: { ...process.env, REGISTRY_URL: url },
  });

/** @param {string} url */
async function addItems(url) {
  const names = readdirSync(itemFolder).map((file) => basename(file, '.json'));
  for (const name of names) {
    const item = byPath.includes(name)
      ? `./node_modules/anam-react/dist/registry/${name}.json`
      : `@anam-react/${name}`;
    await shadcn(['add', item, '--yes', '--overwrite'], url);
    check(`adds ${item}`, true);
  }
  const css = readFileSync(join(app, 'src/index.css'), 'utf8');
  const imports = [...css.matchAll(/@import ['"]([^'"]+)['"]/g)].map(([, from]) => from);
  check(
    'imports each style sheet once',
    new Set(imports).size === imports.length && imports.length === 4,
    imports,
  );
  const { dependencies } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  check('keeps the tarball of this package', dependencies['anam-react'].startsWith('file:'), dependencies);
}

/** Compares the items with what the CLI would write for a registry on a host. */
async function compareBuild() {
  cpSync(join(root, 'registry.json'), join(app, 'source/registry.json'));
  cpSync(join(root, 'demo/registry'), join(app, 'source/demo/registry'), { recursive: true });
  await shadcn(['build', 'registry.json', '--output', 'r', '--cwd', join(app, 'source')], '');
  for (const file of readdirSync(itemFolder)) {
    const [own, theirs] = [itemFolder, join(app, 'source/r')].map((folder) =>
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    );
    check(`${file} is what \`shadcn build\` writes`, isDeepStrictEqual(own, theirs));
  }
  rmSync(join(app, 'source'), { recursive: true });
}

/** @param {import('playwright').Page} page @param {string} base @param {string} block */
async function talk(page, base, block) {
  await page.goto('about:blank');
  await page.goto(`${base}#${block}`);
  if (block === 'launcher') await page.getByRole('button').first().click();
  await page.getByRole('button', { name: 'Start conversation' }).click();
  await page.getByRole('button', { name: 'End conversation' }).waitFor();
  await page.getByRole('textbox', { name: 'Message' }).fill('Hello');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('[data-role="persona"][data-status="done"]').last().waitFor();
  check(`${block}: answers`, true);
}

/** @param {string} base */
async function checkPages(base) {
  const browser = await chromium.launch(await launchOptions());
  try {
    const page = await browser.newPage({
      permissions: ['microphone'],
      viewport: { width: 1280, height: 800 },
    });
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    for (const block of ['chat', 'launcher', 'reasoning']) await talk(page, base, block);
    await page
      .getByRole('button', { name: /thoughts|reasoning/i })
      .first()
      .click();
    await page.locator('.persona-history-panel[open]').waitFor();
    check('reasoning: the panel opens', true);
    const theme = await page.evaluate(() => {
      const probe = document.querySelector('.persona-composer, .persona-root');
      const { fontFamily } = getComputedStyle(probe ?? document.body);
      return fontFamily;
    });
    check('takes the font of the theme', theme.includes('Georgia'), theme);
    check('no console error', complaints.length === 0, complaints);
  } finally {
    await browser.close();
  }
}

await ensureChromium();
// With `--built`, the app from the last run is reused.
if (!process.argv.includes('--built')) install();
const items = await serveItems();
try {
  await addItems(items.url);
  await compareBuild();
  shell('node node_modules/typescript/bin/tsc -p tsconfig.json', app);
  check('type-checks', true);
  const { build, preview } = await import(
    pathToFileURL(join(app, 'node_modules/vite/dist/node/index.js')).href
  );
  await build({ root: app, logLevel: 'warn' });
  const server = await preview({ root: app, preview: { port: 0, host: '127.0.0.1' } });
  await checkPages(server.resolvedUrls.local[0]);
  await server.close();
} catch (error) {
  const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  check('nothing throws', false, String(error));
  console.error(output);
} finally {
  items.close();
}
const failed = results.filter((ok) => !ok).length;
console.log(`\nRegistry: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
