// `npm run test:hosts`: builds and starts a Next.js app with the packed package and uses it in Chromium. Also runs the
// CLI against the model endpoint in five hosts and four specifications. Not part of `npm test`, because Next.js and its
// dependencies are 350 MB, installed into a separate folder.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { ensureChromium, launchOptions } from './chromium.mjs';
import { checkEndpointHost, endpointSecret, startEndpointHosts } from './endpoint-hosts.mjs';
import { answerPolitely } from './polite-model.mjs';
import { checkWorkerStream, startWorkerHost } from './worker-host.mjs';
import manifest from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
// Not below `node_modules`, where Next.js would treat the app's own files as a package's.
const app = join(tmpdir(), 'anam-react-hosts', 'next');
const keys = {
  ANAM_API_KEY: 'anam-key-of-hosts-0123456789',
  LLM_API_KEY: 'llm-key-of-hosts-0123456789',
  ANAM_LLM_SECRET: endpointSecret,
};
const next = join(app, 'node_modules/next/dist/bin/next');
const wanted = {
  next: '16.4.6',
  react: manifest.devDependencies.react,
  'react-dom': manifest.devDependencies['react-dom'],
  '@anam-ai/js-sdk': manifest.devDependencies['@anam-ai/js-sdk'],
  typescript: '5.9.3',
  '@types/node': manifest.devDependencies['@types/node'],
  '@types/react': manifest.devDependencies['@types/react'],
  express: manifest.devDependencies.express,
  hono: manifest.devDependencies.hono,
  '@hono/node-server': manifest.devDependencies['@hono/node-server'],
  // Later versions need Node 22.
  miniflare: '4.20260410.0',
};

/** @type {[string, boolean][]} */
const results = [];
/** @param {string} what @param {boolean} ok @param {unknown} [detail] */
function check(what, ok, detail) {
  results.push([what, ok]);
  console.log(`${ok ? '✓' : '✗'} ${what}${ok || detail === undefined ? '' : `: ${JSON.stringify(detail)}`}`);
}

/** @param {string} command @param {string} cwd */
const shell = (command, cwd) =>
  execFileSync(command, { cwd, shell: true, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

function install() {
  mkdirSync(app, { recursive: true });
  for (const old of readdirSync(app)) {
    if (old !== 'node_modules' && old !== 'package-lock.json') rmSync(join(app, old), { recursive: true });
  }
  cpSync(join(root, 'demo/hosts/next'), app, { recursive: true });
  shell('npm run --silent build', root);
  const packed = shell(`npm pack --silent --ignore-scripts --pack-destination "${app}"`, root).trim();
  const dependencies = { ...wanted, 'anam-react': `file:./${packed}` };
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'host', private: true, dependencies }));
  // The content changes but the version does not, so npm would otherwise keep the old one.
  rmSync(join(app, 'node_modules/anam-react'), { recursive: true, force: true });
  rmSync(join(app, 'package-lock.json'), { force: true });
  shell('npm install --no-audit --no-fund --loglevel=error', app);
}

/** One event of a model endpoint. */
const chunk = (/** @type {string} */ content) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;

/**
 * Serves Anam's token endpoint and a model on one port. The model answers `Hi` with two words, the second on request.
 */
async function startUpstream() {
  const state = { closed: false, sayMore: () => {} };
  const server = createServer((req, res) => {
    if (req.url === '/v1/auth/session-token') {
      const payload = btoa(JSON.stringify({ type: 'ephemeral', accountId: 'account' }));
      return res
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ sessionToken: `x.${payload}.y` }));
    }
    if (req.url?.startsWith('/v1/sessions/')) return res.writeHead(204).end();
    return void answer(req, res);
  });
  /** @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res */
  async function answer(req, res) {
    const asked = JSON.parse(await text(req));
    if (asked.messages.at(-1)?.content !== 'Hi') return answerPolitely(asked, res);
    res.on('close', () => (state.closed = true));
    res.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk('one'));
    state.sayMore = () => void res.write(chunk('two'));
  }
  await new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { state, url: `http://127.0.0.1:${address.port}`, server };
}

/** @param {Record<string, string | undefined>} env */
function startNext(env) {
  const child = spawn(process.execPath, [next, 'start', '--hostname', '127.0.0.1', '--port', '0'], {
    cwd: app,
    env,
  });
  let log = '';
  return {
    child,
    log: () => log,
    url: new Promise((/** @type {(url: string) => void} */ resolve, reject) => {
      /** @param {unknown} data */
      const read = (data) => {
        log += String(data);
        const url = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0];
        if (url && /Ready/.test(log)) resolve(url);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('close', () => reject(new Error(`Next.js did not start.\n${log}`)));
    }),
  };
}

/** @param {string} folder @returns {string[]} */
const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** @param {string} words */
const holdsKey = (words) => Object.values(keys).some((key) => words.includes(key));

/** @param {string} base @param {Awaited<ReturnType<typeof startUpstream>>} upstream */
async function checkRoutes(base, { state }) {
  /** @param {string} path @param {unknown} body @param {RequestInit} [init] */
  const post = (path, body, init) =>
    fetch(`${base}/api/persona/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'user=1' },
      body: JSON.stringify(body),
      ...init,
    });
  const stranger = { headers: { 'content-type': 'application/json' } };
  for (const path of ['session', 'end', 'llm']) {
    const { status } = await post(path, {}, stranger);
    check(`${path} lets no stranger in`, status === 403, status);
  }
  const token = await post('session', { mode: 'client' });
  const minted = await token.text();
  check(
    'session mints a token',
    token.status === 200 && minted.includes('sessionToken') && !holdsKey(minted),
    minted,
  );
  const ended = await post('end', { sessionId: '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab' });
  check('end answers 204', ended.status === 204, ended.status);
  const large = await post('session', { mode: 'client', padding: 'x'.repeat(100_000) });
  check('session refuses a large body', large.status === 413, large.status);
  const page = new AbortController();
  const stream = await post('llm', { messages: [{ role: 'user', content: 'Hi' }] }, { signal: page.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  const until = async (/** @type {string} */ word) => {
    for (let seen = ''; ; seen += (await reader?.read())?.value) if (seen.includes(word)) return seen;
  };
  const first = await until('one');
  state.sayMore();
  const second = await until('two');
  check('llm streams piece by piece', !first.includes('two') && second.includes('two'), [first, second]);
  page.abort();
  const deadline = Date.now() + 5000;
  while (!state.closed && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  check('the model stops when the page goes away', state.closed);
}

/** @param {string} base */
async function checkPages(base) {
  const browser = await chromium.launch(await launchOptions());
  try {
    const page = await browser.newPage({ permissions: ['microphone'] });
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    /** @type {Promise<string>[]} */
    const bodies = [];
    page.on('response', (response) => bodies.push(response.text().catch(() => '')));
    await page.goto(base);
    await page.getByRole('button', { name: 'Start conversation' }).click();
    await page.getByRole('button', { name: 'End conversation' }).waitFor();
    await page.getByRole('textbox', { name: 'Message' }).fill('Hello from Next.js');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('[data-role="user"]', { hasText: 'Hello from Next.js' }).waitFor();
    const answer = page.locator('[data-role="persona"][data-status="done"] .persona-message-text');
    await answer.filter({ hasText: /\w{3}/ }).last().waitFor();
    check('a simulated session starts, hears a message, and answers', true);
    await page.getByRole('button', { name: 'End conversation' }).click();
    await page.getByRole('button', { name: 'Start again' }).waitFor();
    const response = await page.goto(`${base}/server-mode`);
    const html = (await response?.text()) ?? '';
    check(
      'a server component renders PersonaChat',
      html.includes('persona-root') && !holdsKey(html),
      html.slice(0, 200),
    );
    await page.getByRole('button', { name: 'Start conversation' }).waitFor();
    const told = (await Promise.all(bodies)).filter(holdsKey);
    check('no key in what the browser was sent', bodies.length > 5 && told.length === 0, told.length);
    check('no console error', complaints.length === 0, complaints);
  } finally {
    await browser.close();
  }
}

/**
 * Runs `npx anam-react check` against the endpoint, on every host and for every specification.
 * @param {[string, string][]} hosts
 */
async function checkEndpoints(hosts) {
  /** @type {Record<string, unknown>[]} */
  const table = [];
  for (const [host, base] of hosts) {
    for (const { spec, counts, complaints } of await checkEndpointHost(app, base)) {
      table.push({ host, spec, ...counts });
      check(`anam-react check passes with no warning: ${host}, ${spec}`, complaints.length === 0, complaints);
    }
  }
  console.table(table);
}

// With `--built`, the app from the last run is reused.
const isBuilt = process.argv.includes('--built');
await ensureChromium();
if (!isBuilt) install();
const upstream = await startUpstream();
const env = {
  ...process.env,
  ...keys,
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  ANAM_BASE_URL: upstream.url,
  LLM_URL: `${upstream.url}/v1`,
};
if (!isBuilt) execFileSync(process.execPath, [next, 'build'], { cwd: app, env, stdio: 'inherit' });
const leaking = filesOf(join(app, '.next/static')).filter((file) => holdsKey(readFileSync(file, 'utf8')));
check('no key in a file for browsers', leaking.length === 0, leaking);
const server = startNext(env);
const mount = { from: join(root, 'demo/hosts'), app, llmUrl: env.LLM_URL, llmKey: keys.LLM_API_KEY };
const others = await startEndpointHosts(mount);
const worker = await startWorkerHost(mount);
try {
  const base = await server.url;
  await checkEndpoints([...others.urls, ['Worker', worker.url], ['Next.js', base]]);
  check('the Worker needs no module of Node', !worker.usesNode);
  const { streams, stops } = await checkWorkerStream(worker.url, upstream.state);
  check('the Worker streams piece by piece', streams);
  check('the model stops when Anam disconnects from the Worker', stops);
  await checkRoutes(base, upstream);
  await checkPages(base);
} catch (error) {
  check('nothing throws', false, String(error));
  console.error(server.log());
} finally {
  server.child.kill();
  others.close();
  await worker.close();
  upstream.server.closeAllConnections();
  upstream.server.close();
}
const failed = results.filter(([, ok]) => !ok).length;
console.log(`\nHosts: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
