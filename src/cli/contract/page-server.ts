import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isEntry, type Entry } from '../../contract/recording.js';
import { sessions, type Plan, type SessionName } from '../../contract/script.js';
import { pageHeaders, pageHtml } from './page-html.js';
import type { PageFiles } from './page-files.js';

/** What the page can do. */
export interface PageRoutes {
  readonly plans: readonly Plan[];
  readonly api: string;
  readonly files: PageFiles;
  readonly token: (session: SessionName) => Promise<string>;
  readonly entry: (entry: Entry) => void;
  /** The page is done, with a problem or `null`. */
  readonly done: (problem: string | null) => void;
}

/** The page's server: only on this machine, and only for who knows its URL. */
export interface PageServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The page reports twice a second, and a frame has a few kB. */
const LARGEST_BODY = 2_000_000;

/** Serves the page on the loopback interface, under a random path. */
export async function servePage(routes: PageRoutes, port = 0): Promise<PageServer> {
  const secret = randomBytes(16).toString('hex');
  let origin = '';
  const server = createServer((request, response) => {
    answer(request, response, { routes, prefix: `/${secret}/`, origin }).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/${secret}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Place {
  readonly routes: PageRoutes;
  readonly prefix: string;
  readonly origin: string;
}

async function answer(request: IncomingMessage, response: ServerResponse, { routes, prefix, origin }: Place) {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  const { pathname } = new URL(request.url ?? '/', origin);
  // Another host name means that another site's name points to this machine.
  if (`http://${request.headers.host}` !== origin || !pathname.startsWith(prefix)) return end(response, 404);
  const path = pathname.slice(prefix.length);
  if (request.method === 'GET') return serveFile(path, response, routes);
  if (request.method !== 'POST') return end(response, 405);
  if (request.headers.origin !== origin) return end(response, 403);
  const body = await bodyOf(request);
  if (body === null) return end(response, 413);
  return act(path, body, response, routes);
}

async function serveFile(path: string, response: ServerResponse, { files, api }: PageRoutes): Promise<void> {
  if (path === '') {
    for (const [name, value] of Object.entries(pageHeaders(api))) response.setHeader(name, value);
    return end(response, 200, pageHtml, 'text/html; charset=utf-8');
  }
  const script =
    path === 'sdk.js' ? await files.sdk() : path.startsWith('m/') ? await files.module(path.slice(2)) : null;
  if (script === null) return end(response, 404);
  end(response, 200, script, 'text/javascript; charset=utf-8');
}

type Json = Readonly<Record<string, unknown>>;

async function act(path: string, body: Json, response: ServerResponse, routes: PageRoutes): Promise<void> {
  if (path === 'task') return json(response, 200, { plans: routes.plans, api: routes.api });
  if (path === 'entries') {
    const { entries } = body;
    if (!Array.isArray(entries) || !entries.every(isEntry)) return end(response, 400);
    for (const entry of entries) routes.entry(entry);
    return json(response, 200, {});
  }
  if (path === 'done') {
    routes.done(typeof body['problem'] === 'string' ? body['problem'] : null);
    return json(response, 200, {});
  }
  if (path !== 'token') return end(response, 404);
  const session = sessions.find(
    ({ name }) => name === body['session'] && routes.plans.some((plan) => plan.name === name),
  );
  if (!session) return end(response, 400);
  try {
    json(response, 200, { token: await routes.token(session.name) });
  } catch (error) {
    json(response, 502, { problem: error instanceof Error ? error.message : String(error) });
  }
}

const json = (response: ServerResponse, status: number, value: object) =>
  end(response, status, JSON.stringify(value), 'application/json');

function end(response: ServerResponse, status: number, body = '', type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

/** Returns the body as an object, or `null` if it is too long. Anything that is not an object is an empty one. */
async function bodyOf(request: IncomingMessage): Promise<Json | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.byteLength;
    if (size > LARGEST_BODY) return null;
    pieces.push(piece);
  }
  try {
    const value = JSON.parse(Buffer.concat(pieces).toString('utf8')) as unknown;
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}
