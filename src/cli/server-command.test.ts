import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeServers, keys, listenWith, scriptedModel } from '../node/testing/persona-back-end.js';
import { deltasIn } from '../server/testing/follow.js';
import { imitateAnam } from '../server/testing/anam-imitation.js';

const folder = mkdtempSync(join(tmpdir(), 'anam-react-cli-'));
const running: ReturnType<typeof spawn>[] = [];

beforeAll(async () => {
  const ssr = fileURLToPath(new URL('main.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr, outDir: folder, rolldownOptions: { output: { entryFileNames: 'main.mjs' } } },
  });
});
afterEach(() => {
  closeServers();
  for (const child of running.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `npx --no anam-react server …` as a process with exactly this environment. */
function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(folder, 'main.mjs'), 'server', '--port', '0', ...args], {
    env,
  });
  running.push(child);
  const printed = { out: '', err: '' };
  child.stderr.on('data', (data) => (printed.err += String(data)));
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const serves = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      printed.out += String(data);
      const base = /POST (http:\S+)\/api\/persona/.exec(printed.out)?.[1];
      if (base && printed.out.includes('Ctrl+C')) resolve(base);
    });
    child.on('close', () => reject(new Error(printed.err)));
  });
  serves.catch(() => {});
  return { child, printed, ended, serves };
}

/** Starts an imitation of Anam's API on this machine. */
async function anamEnv() {
  const anam = imitateAnam(keys.anam);
  const url = await listenWith((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const { authorization = '', 'content-type': type = '' } = req.headers;
      const headers = { authorization, ...(type && { 'content-type': type }) };
      const body = Buffer.concat(chunks).toString();
      const init = { method: 'POST', headers, ...(body && { body }) };
      void anam.fetch(`https://api.anam.ai${req.url}`, init).then(async (answer) => {
        res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
      });
    });
  });
  const env = { ANAM_API_KEY: keys.anam, ANAM_AVATAR_ID: 'a', ANAM_VOICE_ID: 'v', ANAM_BASE_URL: url };
  return { anam, env };
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const sessionBody = { mode: 'client' };

/** Sends a custom `Host` header, which `fetch` cannot. */
const statusAsHost = (url: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' };
    request(url, { method: 'POST', headers }, (res) => resolve(res.resume().statusCode))
      .on('error', reject)
      .end(JSON.stringify(sessionBody));
  });

describe('anam-react server', () => {
  it('serves all three endpoints on this machine, prints no key, and stops on SIGINT', async () => {
    const { anam, env } = await anamEnv();
    const model = await scriptedModel();
    const { child, printed, ended, serves } = run([], {
      ...env,
      LLM_URL: model.url,
      LLM_MODEL: 'm',
      LLM_API_KEY: keys.llm,
    });
    const base = `${await serves}/api/persona`;
    expect(base).toContain('http://127.0.0.1:');
    expect((await post(`${base}/session`, sessionBody)).status).toBe(200);
    const sessionId = '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab';
    anam.running.add(sessionId);
    expect((await post(`${base}/end`, { sessionId })).status).toBe(204);
    expect(anam.stopped).toEqual([sessionId]);
    const asked = post(`${base}/llm`, { messages: [{ role: 'user', content: 'Hi' }] });
    await model.say('Hello.');
    await model.finish();
    expect(deltasIn(await (await asked).text())).toContainEqual({ content: 'Hello.' });
    expect((await fetch(base)).status).toBe(404);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    for (const key of Object.values(keys)) expect(printed.out + printed.err).not.toContain(key);
  });

  it('serves the model to Anam with ANAM_LLM_SECRET', async () => {
    const model = await scriptedModel();
    const { serves, printed } = run([], {
      LLM_URL: model.url,
      LLM_MODEL: 'm',
      ANAM_LLM_SECRET: keys.secret,
    });
    const url = `${await serves}/api/llm/v1/chat/completions`;
    for (const path of ['v1/', 'openai/v1/', 'openai/deployments/m/'])
      expect(printed.out).toContain(`/api/llm/${path}chat/completions\n`);
    expect(printed.out).toContain('/api/llm/v1beta/models/m:streamGenerateContent\n');
    const body = { model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream: true };
    expect((await fetch(url)).status).toBe(200);
    expect((await post(url, body)).status).toBe(401);
    const asked = post(url, body, { authorization: `Bearer ${keys.secret}` });
    await model.say('Hello.');
    await model.finish();
    expect(await (await asked).text()).toContain('"delta":{"content":"Hello."}');
    expect(printed.err).toContain('/api/llm/v1/chat/completions 401 not-authorized');
    expect(printed.out + printed.err).not.toContain(keys.secret);
  });

  it('refuses foreign origins and foreign host names that resolve to this machine', async () => {
    const { anam, env } = await anamEnv();
    const { serves } = run([], env);
    const url = `${await serves}/api/persona/session`;
    expect((await post(url, sessionBody, { origin: 'https://evil.example' })).status).toBe(403);
    expect(await statusAsHost(url, 'evil.example')).toBe(403);
    expect(anam.minted).toEqual([]);
  });

  it('accepts requests and preflights from an allowed origin', async () => {
    const { env } = await anamEnv();
    const origin = 'http://localhost:5173';
    const { serves } = run(['--allow-origin', origin], env);
    const url = `${await serves}/api/persona/session`;
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect((await post(url, sessionBody, { origin, 'sec-fetch-site': 'same-site' })).status).toBe(200);
  });

  it('requires the secret if one is set', async () => {
    const { env } = await anamEnv();
    const secret = 'a shared secret of the team';
    const { serves, printed } = run(['--host', '0.0.0.0'], { ...env, ANAM_SERVER_SECRET: secret });
    const url = `${(await serves).replace('0.0.0.0', '127.0.0.1')}/api/persona/session`;
    expect((await post(url, sessionBody)).status).toBe(403);
    expect((await post(url, sessionBody, { authorization: `Bearer ${secret}!` })).status).toBe(403);
    expect((await post(url, sessionBody, { authorization: `Bearer ${secret}` })).status).toBe(200);
    expect(printed.out + printed.err).not.toContain(secret);
  });

  it('delays wrong secrets, refuses after five of them, and lets the right one of the same address pass', async () => {
    const { env, anam } = await anamEnv();
    const secret = 'a shared secret of the team';
    const { serves } = run(['--host', '0.0.0.0'], { ...env, ANAM_SERVER_SECRET: secret });
    const url = `${(await serves).replace('0.0.0.0', '127.0.0.1')}/api/persona/session`;
    const started = performance.now();
    const tries = Array.from({ length: 20 }, (_, index) =>
      post(url, sessionBody, { authorization: `Bearer guess ${index}` }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    expect(performance.now() - started).toBeGreaterThan(950);
    expect(anam.minted).toEqual([]);
    expect((await post(url, sessionBody, { authorization: `Bearer ${secret}` })).status).toBe(200);
    expect((await post(url, sessionBody, { authorization: 'Bearer guess' })).status).toBe(429);
  });

  it.each([
    ['v1/chat/completions', 401],
    ['v1beta/models/m:streamGenerateContent', 400],
  ])('delays wrong keys at /api/llm/%s and refuses after five of them', async (path, status) => {
    const model = await scriptedModel();
    const llm = { LLM_URL: model.url, LLM_MODEL: 'm', ANAM_LLM_SECRET: keys.secret };
    const { serves } = run([], llm);
    const url = `${await serves}/api/llm/${path}`;
    const body = { model: 'm', messages: [{ role: 'user', content: 'Hi' }], contents: [], stream: true };
    const ask = (key: string) => post(url, body, { authorization: `Bearer ${key}`, 'x-goog-api-key': key });
    const started = performance.now();
    const tries = Array.from({ length: 20 }, (_, index) => ask(`guess ${index}`));
    const statuses = (await Promise.all(tries)).map((response) => response.status);
    expect(statuses.filter((own) => own === status)).toHaveLength(5);
    expect(statuses.filter((own) => own === 429)).toHaveLength(15);
    expect(performance.now() - started).toBeGreaterThan(950);
    // Behind a tunnel, Anam's servers have the same address as the attacker.
    const asked = ask(keys.secret);
    if (status === 401) {
      await model.say('Hello.');
      await model.finish();
      expect(await (await asked).text()).toContain('Hello.');
    } else {
      // The request has no content. The endpoint checks the key before the content.
      expect(await (await asked).text()).not.toContain('API key');
    }
  });

  it('applies default limits', async () => {
    const { anam, env } = await anamEnv();
    const model = await scriptedModel();
    const llm = { LLM_URL: model.url, LLM_MODEL: 'm' };
    const { serves } = run([], { ...env, ...llm, ANAM_SERVER_RATE: '6' });
    const base = `${await serves}/api/persona`;
    expect((await post(`${base}/session`, sessionBody)).status).toBe(200);
    expect(anam.minted[0]?.body).toMatchObject({ personaConfig: { maxSessionLengthSeconds: 1800 } });
    const messages = Array.from({ length: 201 }, () => ({ role: 'user', content: 'Hi' }));
    expect((await post(`${base}/llm`, { messages })).status).toBe(413);
    const page = new AbortController();
    const open = Array.from({ length: 4 }, () =>
      fetch(`${base}/llm`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messages: messages.slice(0, 1) }),
        signal: page.signal,
      }).then(({ status }) => status),
    );
    expect(await Promise.race(open)).toBe(429);
    page.abort();
    await Promise.allSettled(open);
    expect((await post(`${base}/session`, sessionBody)).status).toBe(429);
  });

  it('accepts every caller with --insecure, and warns about it', async () => {
    const { env } = await anamEnv();
    const { serves, printed } = run(['--host', '0.0.0.0', '--insecure'], env);
    const url = `${(await serves).replace('0.0.0.0', '127.0.0.1')}/api/persona/session`;
    expect((await post(url, sessionBody)).status).toBe(200);
    expect(printed.err).toContain('anyone who can reach this address can spend your money');
    expect(printed.out).toContain('Open to: everyone');
  });

  it('serves a stored persona without a model, and reports an incomplete configuration', async () => {
    const { anam, env } = await anamEnv();
    const { ANAM_AVATAR_ID: _a, ANAM_VOICE_ID: _v, ...stored } = env;
    const { serves, printed } = run([], { ...stored, ANAM_PERSONA_ID: 'p', LLM_MODEL: 'm' });
    expect((await post(`${await serves}/api/persona/session`, sessionBody)).status).toBe(200);
    expect(anam.minted[0]?.type).toBe('stateful');
    expect(printed.err).toBe('LLM_MODEL is set, but LLM_URL is missing, so the model proxy is not served.\n');
    expect(printed.out).not.toContain('/llm');
  });

  it.each([
    [[], {}, 'Nothing is configured. Set ANAM_API_KEY'],
    [[], { ANAM_API_KEY: 'k' }, 'ANAM_AVATAR_ID and ANAM_VOICE_ID are missing'],
    [['--host', '0.0.0.0'], {}, 'On 0.0.0.0, other people could spend your money. Set ANAM_SERVER_SECRET'],
    [
      ['--host', '0.0.0.0', '--allow-origin', 'https://app.example.com'],
      {},
      '--allow-origin is not enough, because any program can send an allowed Origin header',
    ],
    [['--allow-origin', '*'], {}, '--allow-origin must be the scheme and host'],
    [[], { ANAM_SERVER_RATE: 'much' }, 'ANAM_SERVER_RATE must be a whole number'],
    [[], { LLM_URL: 'http://x.test', LLM_MODEL: 'm', LLM_MAX_STREAMS: '0' }, '`LLM_MAX_STREAMS` must be'],
    [[], { ANAM_SERVER_SECRET: 'short' }, 'at least 16 characters'],
    [['--port', 'x'], {}, '--port must be a number'],
  ])('server %j with %j does not start', async (args, env, said) => {
    const { ended, printed } = run(args, env);
    expect(await ended).toBe(2);
    expect(printed.err).toContain(said);
    expect(printed.out).toBe('');
  });
});
