import { fileURLToPath } from 'node:url';
import type { ServerRefusal, WebHandler } from 'anam-react/server';
import { loadEnv, type Plugin, type ViteDevServer } from 'vite';
import { hasToken, isExposed, keepToken, newToken } from './access-token.js';
import type { Environment, readSettings, Settings, toNodeListener } from './settings.js';

const tokenMissing = JSON.stringify({
  error: { code: 'not-authorized', message: 'Open the page at the address in the terminal, with its token.' },
});

const notConfigured = async () =>
  Response.json(
    { error: { code: 'not-configured', message: 'No key is configured for this.' } },
    { status: 404 },
  );

interface SettingsModule {
  readonly readSettings: typeof readSettings;
  readonly toNodeListener: typeof toNodeListener;
}

/**
 * The demo's back end, inside Vite's server: `/api/persona/config`, `/session`, `/end` and `/llm`, and for a simulated
 * persona `/simulated-session` and `/engine`. If other machines can reach it, each request needs the token from the
 * printed URL: Vite serves all files in the repository, and the back end has keys.
 */
export function devApi(readEnv: () => Environment = environment): Plugin {
  return {
    name: 'anam-react-demo-api',
    configureServer(server) {
      const { logger } = server.config;
      const token = isExposed(server.config.server.host) ? newToken() : null;
      if (token !== null) printTokenWith(server, token);
      server.middlewares.use((req, res, next) => {
        const path = req.url?.split('?', 1)[0] ?? '';
        if (token !== null) {
          if (!hasToken(req, token))
            return void res.writeHead(403, { 'content-type': 'application/json' }).end(tokenMissing);
          keepToken(req, res, token);
        }
        if (!path.startsWith('/api/persona/')) return next();
        const answer = async () => {
          // Loaded through Vite, which resolves the package's name and applies changes to a handler immediately.
          const module = (await server.ssrLoadModule('/settings.ts')) as SettingsModule;
          // Read on each request, so that a new key works after the page is reloaded.
          const settings = module.readSettings(readEnv(), (refusal) =>
            logger.warn(`${path} ${describe(refusal)}`),
          );
          module.toNodeListener(handlerOf(path, settings))(req, res);
        };
        answer().catch((error: unknown) => {
          // Omits the path, which may contain terminal control characters.
          logger.error(`/api/persona: ${String(error)}`);
          res.destroy();
        });
      });
    },
  };
}

/** Prints the addresses with the token, which Vite omits. */
function printTokenWith(server: ViteDevServer, token: string): void {
  const print = server.printUrls.bind(server);
  server.printUrls = () => {
    print();
    server.config.logger.info(`  Every request needs a token. Open the page with /?token=${token}`);
  };
}

/** Returns the handler for a path below `/api/persona/`. */
export function handlerOf(path: string, { session, end, llm, simulated, config }: Settings): WebHandler {
  if (path.startsWith('/api/persona/engine/')) return simulated?.engine ?? notConfigured;
  const routes: Readonly<Record<string, WebHandler | null>> = {
    '/api/persona/config': async () => Response.json(config, { headers: { 'cache-control': 'no-store' } }),
    '/api/persona/session': session,
    '/api/persona/end': end,
    '/api/persona/llm': llm,
    '/api/persona/simulated-session': simulated?.session ?? null,
  };
  return routes[path] ?? notConfigured;
}

function describe({ status, code, message, detail }: ServerRefusal): string {
  return `${status} ${code}: ${message}${detail === undefined ? '' : `\n  ${detail}`}`;
}

/** Reads `.env` and `.env.local` in the repository's root and in `demo/`; the process's environment overrides them. */
function environment(): Environment {
  const [root, demo] = ['..', '.'].map((folder) => {
    return loadEnv('development', fileURLToPath(new URL(folder, import.meta.url)), [
      'ANAM_',
      'LLM_',
      'DEMO_',
    ]);
  });
  return { ...root, ...demo };
}
