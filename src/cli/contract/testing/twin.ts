import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from '../../../node/to-node-listener.js';
import { imitateAnam } from '../../../server/testing/anam-imitation.js';
import { simulatedAnamApi } from '../../../simulator/index.js';

/** A response of the twin that differs from the real one, by `METHOD path` of the request. */
export type Break = (request: Request, body: string) => Response | undefined | Promise<Response | undefined>;

export interface Twin {
  readonly url: string;
  /** Requests for sessions' ends. */
  readonly stopped: readonly string[];
  readonly close: () => Promise<void>;
}

export const KEY = 'anam-key-0123456789';
export const AVATAR = 'avatar-1';

/**
 * Anam's REST API over HTTP. It validates tokens like the imitation of the server's tests, and issues those that the
 * simulator in a page understands. The page tells how many sessions run (`/twin/active/N`).
 */
export async function startTwin(breaks: Break = () => undefined): Promise<Twin> {
  const strict = imitateAnam(KEY);
  const api = simulatedAnamApi({ apiKey: KEY });
  const stopped: string[] = [];
  const wrongAvatar = new Set<string>();
  const tokens = new Set<string>();
  const used = new Set<string>();
  let active = 0;

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const body = await request.text();
    const copy = () =>
      new Request(request.url, { method: request.method, headers: request.headers, ...(body && { body }) });
    const broken = await breaks(request, body);
    if (broken) return broken;
    const bearer = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
    if (pathname.startsWith('/twin/active/')) {
      active = Number(pathname.slice('/twin/active/'.length));
      return new Response(null, { status: 204 });
    }
    if (pathname === '/twin/used') {
      used.add(body);
      return new Response(null, { status: 204 });
    }
    if (pathname === '/v1/sessions/concurrency')
      return Response.json({ limit: 5, active, canStartSession: active < 5, estimatedWaitSeconds: 0 });
    if (pathname === '/v1/engine/session') {
      if (!tokens.has(bearer) || used.has(bearer))
        return Response.json({ error: 'Unauthorized', message: 'no' }, { status: 401 });
      used.add(bearer);
      return wrongAvatar.has(bearer)
        ? Response.json({ error: 'Not Found', message: 'Avatar not found' }, { status: 404 })
        : Response.json({ sessionId: 'unexpected' });
    }
    if (pathname !== '/v1/auth/session-token') {
      if (pathname.endsWith('/stop')) stopped.push(pathname.split('/')[3] ?? '');
      return api.fetch(copy());
    }
    const judged = await strict.fetch(copy());
    if (!judged.ok || strict.minted.at(-1)?.type === 'legacy') return judged;
    const response = await api.fetch(copy());
    const { sessionToken } = (await response.clone().json()) as { sessionToken: string };
    tokens.add(sessionToken);
    const { personaConfig } = JSON.parse(body) as { personaConfig: { avatarId?: string } };
    if (personaConfig.avatarId !== AVATAR) wrongAvatar.add(sessionToken);
    return response;
  };
  const server = createServer(toNodeListener(answer));
  // A slow test must not meet a connection that is being closed.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stopped,
    close: () => closed(server),
  };
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
