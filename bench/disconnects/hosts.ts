import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { expressHost } from '../../demo/hosts/express.js';
import { honoHost } from '../../demo/hosts/hono.js';
import { nodeHost } from '../../demo/hosts/node-http.js';
import { workerHost } from '../../demo/hosts/worker.js';
import type { PersonaHandlers } from '../../demo/hosts/persona-handlers.js';
import {
  createEndHandler,
  createLlmEndpoint,
  createLlmProxy,
  createSessionHandler,
  type LlmEndpoint,
} from '../../src/server/index.js';
import type { LlmAdapter } from '../../src/llm/index.js';

export const SECRET = 'endpoint-secret-0123456789';
const KEEP_ALIVE_MS = 20;

export interface Handlers extends PersonaHandlers {
  readonly endpoint: LlmEndpoint;
}

export function handlersOf(llm: LlmAdapter): Handlers {
  const access = { authorize: () => true };
  const anam = { apiKey: 'anam-key-0123456789', ...access };
  return {
    session: createSessionHandler({ ...anam, persona: { avatarId: 'avatar', voiceId: 'voice' } }),
    end: createEndHandler(anam),
    llm: createLlmProxy({ llm: { m: llm }, keepAliveMs: KEEP_ALIVE_MS, ...access }),
    endpoint: createLlmEndpoint({ llm: { m: llm }, secret: SECRET, keepAliveMs: KEEP_ALIVE_MS }),
  };
}

/** The servers that listen on a port, each with the handlers mounted as in the manual. */
export const servers: Readonly<Record<string, (handlers: Handlers) => Server>> = {
  node: nodeHost,
  express: (handlers) => createServer(expressHost(handlers)),
  hono: (handlers) => createAdaptorServer(honoHost(handlers)) as Server,
};

export const webHandler = workerHost;

export async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
