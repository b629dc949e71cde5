import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  handlersFromEnv,
  remoteAddress,
  toNodeListener,
  type HandlersFromEnv,
  type NodeListener,
} from '../node/index.js';
import { createMemoryRateLimit, type AccessOptions } from '../server/index.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { secretGate, slowWrongKeys } from './secret-gate.js';
import {
  defaultLimits,
  isLoopback,
  readServerOptions,
  SECRET,
  type ServerOptions,
} from './server-options.js';

/** `anam-react server`: serves the handlers on one port until the process gets SIGINT or SIGTERM. */
export async function serverCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const options = readServerOptions(args, io.env);
  const wrongKeys = new WeakSet<Request>();
  const access = accessOf(options, io);
  const handlers = handlersFromEnv(io.env, {
    access: {
      ...access,
      onRefusal: (refusal, request) => {
        if (refusal.code === 'not-authorized') wrongKeys.add(request);
        access.onRefusal?.(refusal, request);
      },
    },
    limits: defaultLimits,
  });
  for (const problem of handlers.problems) io.err(`${problem}\n`);
  const routes = routesOf(handlers, (request) => wrongKeys.has(request));
  if (routes.size === 0)
    throw new UsageError(
      handlers.problems.length > 0
        ? 'No endpoint can be served.'
        : 'Nothing is configured. Set ANAM_API_KEY, ANAM_AVATAR_ID and ANAM_VOICE_ID for a persona, or LLM_URL and LLM_MODEL for a model.',
    );
  if (!isLoopback(options.host)) warn(handlers, options, io);
  const server = createServer((req, res) => {
    const path = req.url?.split('?', 1)[0] ?? '';
    const listener = `${path}/`.startsWith(ENDPOINT) ? routes.get(ENDPOINT) : routes.get(path);
    if (listener) listener(req, res);
    else res.writeHead(404).end();
  });
  await listen(server, options);
  const stopped = io.untilStopped();
  const paths = [...routes.keys()].flatMap((path) =>
    path === ENDPOINT ? endpointPaths(handlers.model ?? '') : [path],
  );
  io.out(describeServer(server, options, paths));
  await stopped;
  server.close();
  server.closeAllConnections();
  return 0;
}

function accessOf(options: ServerOptions, io: CliIo): AccessOptions {
  const { secret, insecure, allowedOrigins, rate } = options;
  return {
    authorize:
      secret !== undefined ? secretGate(secret) : insecure ? () => true : ofThisMachine(allowedOrigins),
    allowedOrigins,
    rateLimitKey: (request) => remoteAddress(request) ?? 'unknown',
    rateLimit: createMemoryRateLimit({ points: rate }),
    onRefusal: ({ status, code, message, detail }, request) =>
      io.err(
        `${new URL(request.url).pathname} ${status} ${code}: ${message}${detail ? `\n  ${detail}` : ''}\n`,
      ),
  };
}

function ofThisMachine(allowedOrigins: readonly string[]) {
  return (request: Request) => {
    if (allowedOrigins.includes(request.headers.get('origin') ?? '')) return true;
    // Prevents DNS rebinding: a foreign name that resolves to this machine would count as “the same origin”, so only
    // loopback names pass.
    return isLoopback(new URL(request.url).hostname);
  };
}

/** The endpoint for Anam's servers handles all paths with this prefix. */
const ENDPOINT = '/api/llm/';

function routesOf(
  { session, end, llm, endpoint }: HandlersFromEnv,
  isWrongKey: (request: Request) => boolean,
): ReadonlyMap<string, NodeListener> {
  const handlers = {
    '/api/persona/session': session,
    '/api/persona/end': end,
    '/api/persona/llm': llm,
    [ENDPOINT]: endpoint ? slowWrongKeys(endpoint, isWrongKey) : null,
  };
  return new Map(
    Object.entries(handlers).flatMap(([path, handler]) => (handler ? [[path, toNodeListener(handler)]] : [])),
  );
}

/** Returns each format's path, for registering it with Anam. */
const endpointPaths = (model: string): string[] => [
  `${ENDPOINT}v1/chat/completions`,
  `${ENDPOINT}openai/v1/chat/completions`,
  `${ENDPOINT}openai/deployments/${encodeURIComponent(model)}/chat/completions`,
  `${ENDPOINT}v1beta/models/${encodeURIComponent(model)}:streamGenerateContent`,
];

/** Warns about risks that the default limits do not cover. */
function warn({ session, llm }: HandlersFromEnv, { secret }: ServerOptions, { env, err }: CliIo): void {
  if (secret === undefined) err('--insecure: anyone who can reach this address can spend your money.\n');
  if (llm && !env['LLM_SYSTEM_PROMPT']?.trim())
    err('LLM_SYSTEM_PROMPT is not set: callers can give the model any instructions.\n');
  if (session && env['ANAM_PERSONA_ID']?.trim())
    err(
      'ANAM_MAX_SESSION_SECONDS does not apply to a stored persona: set its session length in Anam’s Lab.\n',
    );
}

function listen(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new UsageError(
          `Cannot listen on ${host}, port ${port} (${error.code ?? error.message}). Choose another port with --port.`,
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
}

function describeServer(server: Server, options: ServerOptions, paths: readonly string[]): string {
  const { address, port, family } = server.address() as AddressInfo;
  const base = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  const { secret, insecure, allowedOrigins } = options;
  const anybody = insecure ? 'everyone' : 'this machine';
  const callers = `\nOpen to: ${secret === undefined ? anybody : `callers that send ${SECRET}`}`;
  const anam = paths.some((path) => path.startsWith(ENDPOINT))
    ? `\n${ENDPOINT}…: open to callers that send ANAM_LLM_SECRET as the key`
    : '';
  const pages = allowedOrigins.length === 0 ? '' : `\nAllowed origins: ${allowedOrigins.join(', ')}`;
  return `${paths.map((path) => `POST ${base}${path}`).join('\n')}${callers}${anam}${pages}\nPress Ctrl+C to stop.\n`;
}
