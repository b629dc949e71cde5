// `npm run test:starters [name…]`: tests the projects that `anam-react init` creates from the packed package: a fresh
// install, type check, build and production start, and the starter's own test in Chromium. Then again with keys,
// against a server that replaces Anam and the model. Not part of `npm test`, because Next.js and its dependencies are
// 350 MB.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium, launchOptions } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(tmpdir(), 'anam-react-starters');
const key = 'anam-key-of-starters-0123456789';
const llmKey = 'llm-key-of-starters-0123456789';

/** Covers each framework and each back end at least once. */
const starters = [
  { framework: 'vite', llm: 'none', seconds: 60 },
  { framework: 'express', llm: 'openai', seconds: 60 },
  { framework: 'hono', llm: 'anam', seconds: 60 },
  { framework: 'next', llm: 'ai-sdk', seconds: 90 },
];

/** @type {boolean[]} */
const results = [];
/** @param {string} what @param {boolean} ok @param {string} [detail] */
function check(what, ok, detail) {
  results.push(ok);
  console.log(`${ok ? '✓' : '✗'} ${what}${ok || detail === undefined ? '' : `: ${detail}`}`);
}

/** @param {string} command @param {string} cwd @param {Record<string, string>} [env] */
const shell = (command, cwd, env = {}) =>
  execFileSync(`${command} 2>&1`, {
    cwd,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });

/** Anam's token endpoint. */
async function startAnam() {
  const server = createServer((req, res) => {
    const isKnown = req.headers.authorization === `Bearer ${key}`;
    const sessionToken = `x.${btoa(JSON.stringify({ type: 'ephemeral', accountId: 'account' }))}.y`;
    res
      .writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' })
      .end(JSON.stringify({ sessionToken }));
  });
  await new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

/** The arguments of Node that start the built app. @param {string} framework */
const serverOf = (framework) =>
  framework === 'next' ? ['node_modules/next/dist/bin/next', 'start'] : ['server/index.js'];

/** The arguments of Node that do the same as `npm run dev`. @param {string} framework */
const devServerOf = (framework) =>
  framework === 'next'
    ? ['node_modules/next/dist/bin/next', 'dev', '--hostname', 'localhost']
    : ['node_modules/vite/bin/vite.js'];

/**
 * Starts a server of the app, and sends the page's requests.
 * @param {string} app @param {string[]} program @param {Record<string, string>} env @param {(base: string) => Promise<void>} ask
 */
async function whileServing(app, program, env, ask) {
  const port = `${4300 + Math.floor(Math.random() * 400)}`;
  const args = program[0] === 'server/index.js' ? program : [...program, '--port', port];
  const child = spawn(process.execPath, args, { cwd: app, env: { ...process.env, PORT: port, ...env } });
  try {
    await new Promise((resolve, reject) => {
      child.stdout.on('data', (data) => /localhost|Ready/.test(String(data)) && resolve(undefined));
      child.stderr.on('data', (data) => console.error(String(data)));
      child.once('close', () => reject(new Error('The server ended.')));
    });
    await ask(`http://localhost:${port}`);
  } finally {
    child.kill();
  }
}

/** @param {string} base */
const askForSession = (base) =>
  fetch(`${base}/api/persona/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ mode: 'client' }),
  });

/** @param {string} base @param {string} framework @param {boolean} hasPersona */
async function checkPage(base, framework, hasPersona) {
  const page = await (await fetch(base)).text();
  check(`${framework}: the page is served`, page.includes('<html'), page.slice(0, 200));
  check(`${framework}: no key in the page`, ![key, llmKey].some((one) => page.includes(one)));
  const setup = framework === 'next' ? page : await (await fetch(`${base}/api/persona`)).text();
  const told = /hasPersona\\?":(true|false)/.exec(setup)?.[1];
  check(`${framework}: the page knows what is configured`, told === String(hasPersona), told);
}

/** @param {(typeof starters)[number]} starter @param {string} tarball @param {string} anam */
async function checkStarter({ framework, llm, seconds }, tarball, anam) {
  const app = join(folder, framework);
  rmSync(app, { recursive: true, force: true });
  const start = Date.now();
  const init = shell(
    `npm exec --yes --package "${tarball}" -- anam-react init ${framework} --framework ${framework} --llm ${llm} --no-start`,
    folder,
  );
  check(`${framework}: installs without a warning`, !/\bwarn/i.test(init), init);
  const tested = shell('npm test', app, { CHROMIUM_PATH: (await launchOptions()).executablePath ?? '' });
  const took = (Date.now() - start) / 1000;
  check(
    `${framework}: from nothing to an answer in the browser`,
    /^# pass 1$/m.test(tested) || /pass 1/.test(tested),
    tested,
  );
  check(`${framework}: within ${seconds} s (${took.toFixed(1)} s)`, took <= seconds);
  const built = shell('npm run build', app);
  check(`${framework}: builds without a warning`, !/\bwarn/i.test(built), built);
  await whileServing(app, serverOf(framework), { NODE_ENV: 'production' }, (base) =>
    checkPage(base, framework, false),
  );
  const keys = { ANAM_API_KEY: key, ANAM_BASE_URL: anam, LLM_API_KEY: llmKey };
  // Some hosts do not set NODE_ENV, and an image can contain another value.
  for (const mode of ['production', '', 'development'])
    await whileServing(app, serverOf(framework), { NODE_ENV: mode, ...keys }, async (base) => {
      if (mode === 'production') await checkPage(base, framework, true);
      check(
        `${framework}: with NODE_ENV "${mode}", refuses sessions before there is a login`,
        (await askForSession(base)).status === 403,
      );
    });
  await whileServing(app, devServerOf(framework), keys, async (base) => {
    const session = await askForSession(base);
    const body = await session.text();
    check(
      `${framework}: one key opens a real session`,
      session.status === 200 && body.includes('sessionToken') && !body.includes(key),
      `${session.status} ${body}`,
    );
  });
}

await ensureChromium();
mkdirSync(folder, { recursive: true });
shell('npm run --silent build', root);
const tarball = join(
  folder,
  shell(`npm pack --silent --ignore-scripts --pack-destination "${folder}"`, root)
    .trim()
    .split('\n')
    .at(-1) ?? '',
);
const anam = await startAnam();
const names = process.argv.slice(2);
for (const starter of starters.filter(({ framework }) => names.length === 0 || names.includes(framework))) {
  try {
    await checkStarter(starter, tarball, anam.url);
  } catch (error) {
    check(
      `${starter.framework}: nothing throws`,
      false,
      error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error),
    );
  }
}
anam.close();
const failed = results.filter((ok) => !ok).length;
console.log(`\nStarters: ${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
