import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

it('builds a page that holds none of the keys', async () => {
  const secrets = ['ANAM_API_KEY', 'ANAM_AVATAR_ID', 'ANAM_VOICE_ID', 'LLM_URL', 'LLM_API_KEY'].map(
    (name) => {
      const secret = `https://sentinel.invalid/${name.toLowerCase()}/v1`;
      vi.stubEnv(name, secret);
      return secret;
    },
  );
  const built = await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    logLevel: 'silent',
    build: { write: false },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const page = output.map((file) => (file.type === 'chunk' ? file.code : String(file.source))).join('\n');
  // Proves that the bundle contains our code.
  expect(page).toContain('/api/persona/config');
  expect(secrets.filter((secret) => page.includes(secret))).toEqual([]);
  // It does not contain the code that handles keys either.
  expect(page).not.toContain('api.anam.ai/v1/auth/session-token');
  expect(page).not.toMatch(/createLlmProxy|`allowTools` must be/);
});
