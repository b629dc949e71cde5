import { workerHost } from '../../../demo/hosts/worker.js';
import {
  createLlmEndpoint,
  createLlmProxy,
  createSessionHandler,
  createEndHandler,
} from '../../server/index.js';
import type { HandlerOptions } from './persona-back-end.js';

/** The code inside the worker: the bundled handlers and their host. */
export function createWorker({ session, llm, endpoint }: HandlerOptions) {
  const { persona: _persona, ...end } = session;
  return workerHost({
    session: createSessionHandler(session),
    end: createEndHandler(end),
    llm: createLlmProxy(llm),
    endpoint: createLlmEndpoint(endpoint),
  });
}
