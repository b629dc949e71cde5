import { afterEach, describe, expect, it, vi } from 'vitest';
import { personaHandlers } from './starters/shared/persona-handlers.js';

// Tests only who may start a session. `npm run test:starters` tests everything else, in running servers.

const env = { ANAM_API_KEY: 'anam-key-of-starters', LLM_API_KEY: 'llm-key-of-starters' };

/** Sends a request for a session, and returns the status. Anam's endpoint answers every request with a token. */
async function statusOf(host: string, choice?: { isDevServer: boolean }) {
  vi.stubGlobal('fetch', async () => Response.json({ sessionToken: 'x.eyJ0eXBlIjoiZXBoZW1lcmFsIn0.y' }));
  const warnings = vi.spyOn(console, 'warn').mockReturnValue();
  const { session } = personaHandlers(env, choice);
  const request = new Request('http://localhost:3000/api/persona/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ mode: 'client' }),
  });
  const response = await session?.(request);
  return { status: response?.status, warned: warnings.mock.calls.join('\n') };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('authorize of a starter', () => {
  it.each([undefined, '', 'development', 'test', 'production'])(
    'refuses everybody on a deployed server with NODE_ENV %j, and says where the login belongs',
    async (value) => {
      vi.stubEnv('NODE_ENV', value);
      for (const host of ['localhost:3000', 'app.example.com']) {
        const { status, warned } = await statusOf(host);
        expect(status).toBe(403);
        expect(warned).toContain('replace `authorize` in persona-handlers.js');
      }
    },
  );

  it.each(['localhost', 'localhost:5173', '127.0.0.1:5173', '[::1]:5173'])(
    'lets the dev server’s own machine in at %s',
    async (host) => {
      expect((await statusOf(host, { isDevServer: true })).status).toBe(200);
    },
  );

  it.each(['192.168.1.5:5173', 'localhost.example.com', 'evil.example:5173', ''])(
    'refuses a page that reaches the dev server as %j',
    async (host) => {
      expect((await statusOf(host, { isDevServer: true })).status).toBe(403);
    },
  );
});
