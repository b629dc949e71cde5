// Runs the model endpoint in Node hosts, with the packed package in a separate folder, and checks it with the CLI.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export const endpointSecret = 'endpoint-secret-of-hosts-0123456789';

/** Relative to the mount path of the endpoint. */
const paths = {
  openai: '/v1/chat/completions',
  azure: '/openai/deployments/m/chat/completions?api-version=2024-10-21',
  gemini: '/v1beta/models/m:streamGenerateContent?alt=sse',
  groq: '/openai/v1/chat/completions',
};

const files = ['node-http', 'express', 'hono'];
const packages = `export { createLlmEndpoint } from 'anam-react/server';
export { openaiCompatible } from 'anam-react/llm';
export { createAdaptorServer } from '@hono/node-server';
`;

/** Compiles the hosts, because Node does not run TypeScript. @param {string} from @param {string} app */
function compile(from, app) {
  const { transpileModule } = createRequire(join(app, 'package.json'))('typescript');
  const folder = join(app, 'hosts');
  mkdirSync(folder, { recursive: true });
  for (const name of files) {
    const source = readFileSync(join(from, `${name}.ts`), 'utf8');
    const compilerOptions = { module: 'esnext', target: 'es2022' };
    writeFileSync(join(folder, `${name}.mjs`), transpileModule(source, { compilerOptions }).outputText);
  }
  writeFileSync(join(folder, 'packages.mjs'), packages);
  return (/** @type {string} */ name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
}

/** @param {import('node:http').Server} server */
async function listen(server) {
  await new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return `http://127.0.0.1:${address.port}`;
}

const notHere = async () => new Response(null, { status: 404 });

/**
 * Mounts one endpoint in Node's `http`, Express and Hono.
 * @param {{ from: string, app: string, llmUrl: string, llmKey: string }} options `from`: the folder with the hosts
 */
export async function startEndpointHosts({ from, app, llmUrl, llmKey }) {
  const load = compile(from, app);
  const { createLlmEndpoint, openaiCompatible, createAdaptorServer } = await load('packages');
  const llm = { m: openaiCompatible({ url: llmUrl, apiKey: llmKey, model: 'm' }) };
  const endpoint = createLlmEndpoint({ llm, secret: endpointSecret });
  const handlers = { session: notHere, end: notHere, llm: notHere, endpoint };
  const [{ nodeHost }, { expressHost }, { honoHost }] = await Promise.all(files.map(load));
  /** @type {Record<string, import('node:http').Server>} */
  const servers = {
    'Node http': nodeHost(handlers),
    Express: createServer(expressHost(handlers)),
    Hono: createAdaptorServer(honoHost(handlers)),
  };
  /** @type {[string, string][]} */
  const urls = [];
  for (const [name, server] of Object.entries(servers)) urls.push([name, await listen(server)]);
  const close = () => {
    for (const server of Object.values(servers)) {
      server.closeAllConnections();
      server.close();
    }
  };
  return { urls, close };
}

/** @typedef {{ verdict: string, results: { id: string, status: string, message: string }[] }} Report */

/**
 * Runs `npx anam-react check` against a host, for all specifications.
 * @param {string} app @param {string} base
 * @returns {Promise<{ spec: string, counts: Record<string, number>, complaints: unknown[] }[]>}
 */
export async function checkEndpointHost(app, base) {
  const rows = [];
  for (const [spec, path] of Object.entries(paths)) {
    const { results, verdict } = await runCheck(app, spec, `${base}/api/llm${path}`);
    const counts = { pass: 0, warn: 0, fail: 0, skipped: 0 };
    for (const { status } of results) counts[/** @type {keyof typeof counts} */ (status)] += 1;
    const complaints = results
      .filter(({ status }) => status === 'warn' || status === 'fail')
      .map(({ id, status, message }) => ({ id, status, message }));
    rows.push({ spec, counts, complaints: verdict === 'pass' ? complaints : [{ verdict }, ...complaints] });
  }
  return rows;
}

/** @param {string} app @param {string} spec @param {string} url @returns {Promise<Report>} */
async function runCheck(app, spec, url) {
  const args = ['--no-install', 'anam-react', 'check', '--spec', spec, '--url', url, '--model', 'm'];
  const options = { cwd: app, env: { ...process.env, ENDPOINT_SECRET: endpointSecret } };
  const shell = process.platform === 'win32';
  try {
    const all = [...args, '--key-env', 'ENDPOINT_SECRET', '--json'];
    const { stdout } = await promisify(execFile)('npx', all, { ...options, shell });
    return JSON.parse(stdout);
  } catch (error) {
    // The exit code is 1 if the endpoint fails.
    const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    if (stdout) return JSON.parse(stdout);
    const result = { id: 'cli', status: 'fail', message: stderr ?? String(error) };
    return { verdict: 'fail', results: [result] };
  }
}
