import { fileURLToPath } from 'node:url';
import type { ServerRefusal, WebHandler } from 'anam-react/server';
import { loadEnv, type Plugin } from 'vite';
import type { Environment, readSettings, Settings, toNodeListener } from './settings.js';

const notConfigured = async () =>
  Response.json(
    { error: { code: 'not-configured', message: 'No key is configured for this.' } },
    { status: 404 },
  );

interface SettingsModule {
  readonly readSettings: typeof readSettings;
  readonly toNodeListener: typeof toNodeListener;
}

/** The demo's back end, inside Vite's server: `/api/persona/config`, `/session`, `/end` and `/llm`. */
export function devApi(readEnv: () => Environment = environment): Plugin {
  return {
    name: 'anam-react-demo-api',
    configureServer(server) {
      const { logger } = server.config;
      server.middlewares.use((req, res, next) => {
        const path = req.url?.split('?', 1)[0] ?? '';
        if (!path.startsWith('/api/persona/')) return next();
        const answer = async () => {
          // Through Vite, which knows where the package's name leads to; a change of a handler works at once.
          const module = (await server.ssrLoadModule('/settings.ts')) as SettingsModule;
          // Anew each time: a key that was just filled in works after a reload of the page.
          const settings = module.readSettings(readEnv(), (refusal) =>
            logger.warn(`${path} ${describe(refusal)}`),
          );
          module.toNodeListener(handlerOf(path, settings))(req, res);
        };
        answer().catch((error: unknown) => {
          logger.error(`${path} ${String(error)}`);
          res.destroy();
        });
      });
    },
  };
}

function handlerOf(path: string, { session, end, llm, config }: Settings): WebHandler {
  const routes: Readonly<Record<string, WebHandler | null>> = {
    '/api/persona/config': async () => Response.json(config, { headers: { 'cache-control': 'no-store' } }),
    '/api/persona/session': session,
    '/api/persona/end': end,
    '/api/persona/llm': llm,
  };
  return routes[path] ?? notConfigured;
}

function describe({ status, code, message, detail }: ServerRefusal): string {
  return `${status} ${code}: ${message}${detail === undefined ? '' : `\n  ${detail}`}`;
}

/** `.env` and `.env.local` of the repository's root and of `demo/`; the process's own environment wins. */
function environment(): Environment {
  const [root, demo] = ['..', '.'].map((folder) => {
    return loadEnv('development', fileURLToPath(new URL(folder, import.meta.url)), ['ANAM_', 'LLM_']);
  });
  return { ...root, ...demo };
}
