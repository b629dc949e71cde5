import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import type { createWorker } from './worker-entry.js';

const entry = fileURLToPath(new URL('worker-entry.ts', import.meta.url));

/**
 * Runs the handlers in a separate realm that has only JavaScript and the Web globals of every worker runtime: no
 * `process`, `Buffer` or `require`. Like a real runtime, it detects the use of a Node global, but without a 100 MB
 * binary such as workerd.
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
