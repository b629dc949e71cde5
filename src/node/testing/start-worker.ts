import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import type { createWorker } from './worker-entry.js';

const entry = fileURLToPath(new URL('worker-entry.ts', import.meta.url));

/**
 * The handlers in a realm of their own that has JavaScript and the globals of the Web which every worker runtime has:
 * no `process`, no `Buffer`, no `require`. It finds what a real one would: a global of Node that slips in. It needs no
 * binary of 100 MB, as workerd does.
 */
export async function startWorker(): Promise<typeof createWorker> {
  const code = await bundle();
  const webGlobals = {
    AbortController,
    AbortSignal,
    DOMException,
    Headers,
    ReadableStream,
    Request,
    Response,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
    btoa,
    clearInterval,
    clearTimeout,
    crypto,
    fetch,
    setInterval,
    setTimeout,
  };
  const realm = createContext(webGlobals) as typeof webGlobals & {
    worker: { createWorker: typeof createWorker };
  };
  runInContext(code, realm);
  return realm.worker.createWorker;
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'worker' } },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !('output' in first)) throw new Error('Vite gave no bundle.');
  return first.output[0].code;
}
