import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { handlersFromEnv, toNodeListener, type HandlersFromEnv, type NodeListener } from '../node/index.js';
import type { AccessOptions } from '../server/index.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';

interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly allowedOrigins: readonly string[];
  readonly secret: string | undefined;
}

const SECRET = 'ANAM_SERVER_SECRET';
const MIN_SECRET = 16;
const loopback = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/** `anam-react server`: the handlers on one port, until the process is told to stop. */
export async function serverCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const options = readOptions(args, io.env);
  const handlers = handlersFromEnv(io.env, { access: accessOf(options, io) });
  for (const problem of handlers.problems) io.err(`${problem}\n`);
  const routes = routesOf(handlers);
  if (routes.size === 0)
    throw new UsageError(
      handlers.problems.length > 0
        ? 'So nothing is left to serve.'
        : 'Nothing is configured. Set ANAM_API_KEY, ANAM_AVATAR_ID and ANAM_VOICE_ID for a persona, or LLM_URL and LLM_MODEL for a model.',
    );
  const server = createServer((req, res) => {
    const listener = routes.get(req.url?.split('?', 1)[0] ?? '');
    if (listener) listener(req, res);
    else res.writeHead(404).end();
  });
  await listen(server, options);
  const stopped = io.untilStopped();
  io.out(describeServer(server, options, routes));
  await stopped;
  server.close();
  server.closeAllConnections();
  return 0;
}

function readOptions(args: readonly string[], env: CliIo['env']): ServerOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8787' },
      'allow-origin': { type: 'string', multiple: true, default: [] },
    },
  });
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError('--port is a number up to 65535; 0 takes a free one.');
  const allowedOrigins = values['allow-origin'].map(originOf);
  const secret = env[SECRET]?.trim() || undefined;
  if (secret !== undefined && secret.length < MIN_SECRET)
    throw new UsageError(`${SECRET} must have at least ${MIN_SECRET} characters.`);
  if (!loopback.includes(values.host) && secret === undefined && allowedOrigins.length === 0)
    throw new UsageError(
      `On ${values.host} others could spend your money. Set ${SECRET}, which callers send as “Authorization: Bearer …”, or name with --allow-origin the pages that may call (a browser keeps to that, a program does not).`,
    );
  return { host: values.host, port, allowedOrigins, secret };
}

function originOf(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text.replace(/\/$/, ''))
    throw new UsageError('--allow-origin is scheme and host of a page, e.g. https://app.example.com.');
  return new URL(text).origin;
}

function accessOf({ host, secret, allowedOrigins }: ServerOptions, io: CliIo): AccessOptions {
  return {
    authorize: secret === undefined ? withoutSecret(host, allowedOrigins) : withSecret(secret),
    allowedOrigins,
    onRefusal: ({ status, code, message, detail }, request) =>
      io.err(
        `${new URL(request.url).pathname} ${status} ${code}: ${message}${detail ? `\n  ${detail}` : ''}\n`,
      ),
  };
}

function withSecret(secret: string) {
  // Of equal length, so that the time of the comparison tells nothing.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  return (request: Request) => timingSafeEqual(digest(request.headers.get('authorization') ?? ''), expected);
}

function withoutSecret(host: string, allowedOrigins: readonly string[]) {
  return (request: Request) => {
    if (allowedOrigins.includes(request.headers.get('origin') ?? '')) return true;
    // A name that leads to this machine makes every page of its own “the same origin”: by that name nobody gets in.
    return loopback.includes(host) && loopback.includes(new URL(request.url).hostname);
  };
}

function routesOf({ session, end, llm }: HandlersFromEnv): ReadonlyMap<string, NodeListener> {
  const handlers = { session, end, llm };
  return new Map(
    Object.entries(handlers).flatMap(([name, handler]) =>
      handler ? [[`/api/persona/${name}`, toNodeListener(handler)]] : [],
    ),
  );
}

function listen(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new UsageError(
          `Port ${port} of ${host} cannot be used (${error.code ?? error.message}). Choose another with --port.`,
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
}

function describeServer(
  server: Server,
  options: ServerOptions,
  routes: ReadonlyMap<string, unknown>,
): string {
  const { address, port, family } = server.address() as AddressInfo;
  const base = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  const { secret, allowedOrigins } = options;
  const who = secret === undefined ? 'this machine, by its own names' : `whoever sends ${SECRET}`;
  const pages = allowedOrigins.length === 0 ? '' : `\nPages of: ${allowedOrigins.join(', ')}`;
  const callers = secret === undefined && !loopback.includes(options.host) ? '' : `\nOpen to: ${who}`;
  return `${[...routes.keys()].map((path) => `POST ${base}${path}`).join('\n')}${callers}${pages}\nCtrl+C ends it.\n`;
}
