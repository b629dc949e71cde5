import { workerHost } from '../../../demo/hosts/worker.js';
import { createLlmProxy, createSessionHandler, createStopHandler } from '../../server/index.js';
import type { HandlerOptions } from './persona-back-end.js';

/** What runs inside the worker: the handlers themselves, bundled, and their host. */
export function createWorker({ session, llm }: HandlerOptions) {
  const { persona: _persona, ...stop } = session;
  return workerHost({
    session: createSessionHandler(session),
    stop: createStopHandler(stop),
    llm: createLlmProxy(llm),
  });
}
