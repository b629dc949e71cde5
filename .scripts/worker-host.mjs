// Runs the model endpoint in a Worker: Cloudflare's runtime (workerd, started by miniflare), with the packed package,
// without `nodejs_compat`, and with the keys in `env`.
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { endpointSecret } from './endpoint-hosts.mjs';

/** Returns a Worker's modules, as `wrangler deploy` would upload them. @param {string} app */
async function modulesOf(app) {
  const result = await build({
    root: app,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(app, 'hosts/cloudflare.ts'), formats: ['es'], fileName: 'worker' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !('output' in first)) throw new Error('Vite made no bundle.');
  return first.output.flatMap((file) =>
    file.type === 'chunk'
      ? [{ type: /** @type {const} */ ('ESModule'), path: file.fileName, contents: file.code }]
      : [],
  );
}

/**
 * Starts the Worker. `close` ends it.
 * @param {{ from: string, app: string, llmUrl: string, llmKey: string }} options `from`: the folder with the hosts
 */
export async function startWorkerHost({ from, app, llmUrl, llmKey }) {
  cpSync(join(from, 'cloudflare.ts'), join(app, 'hosts/cloudflare.ts'));
  const modules = await modulesOf(app);
  const installed = createRequire(join(app, 'package.json')).resolve('miniflare');
  const { Miniflare } = await import(pathToFileURL(installed).href);
  const worker = new Miniflare({
    modules,
    // Without `nodejs_compat` there is no `process`, no `Buffer` and no `node:` module.
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['enable_request_signal'],
    bindings: { LLM_URL: llmUrl, LLM_API_KEY: llmKey, ANAM_LLM_SECRET: endpointSecret },
  });
  const url = String(await worker.ready).replace(/\/$/, '');
  const usesNode = modules.some(({ contents }) => /(?:from|import\()\s*["'`]node:/.test(contents));
  return { url, usesNode, close: () => worker.dispose() };
}

/**
 * Tests whether an answer arrives in pieces, and whether the model stops when Anam disconnects.
 * @param {string} base
 * @param {{ closed: boolean, sayMore: () => void }} state the state of the model
 * @returns {Promise<{ streams: boolean, stops: boolean }>}
 */
export async function checkWorkerStream(base, state) {
  state.closed = false;
  const anam = new AbortController();
  const response = await fetch(`${base}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${endpointSecret}` },
    body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] }),
    signal: anam.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const until = async (/** @type {string} */ word) => {
    for (let seen = ''; ; seen += (await reader?.read())?.value) if (seen.includes(word)) return seen;
  };
  const first = await until('one');
  state.sayMore();
  const second = await until('two');
  anam.abort();
  // This runtime notices a disconnect on its next write.
  const deadline = Date.now() + 5000;
  while (!state.closed && Date.now() < deadline) {
    state.sayMore();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { streams: !first.includes('two') && second.includes('two'), stops: state.closed };
}
