/** Runs `doctor` against an imitation of Anam in which one thing is wrong. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeUpstream, type Call } from '../../server/testing/fake-upstream.js';
import { runChecks } from '../../llm/conformance/index.js';
import { runCli } from '../run-cli.js';
import { serviceFindings } from './service-findings.js';

const KEY = 'anam-key-0123456789';
const NOW = Date.UTC(2026, 10, 30, 12);
const env = {
  ANAM_API_KEY: KEY,
  ANAM_BASE_URL: 'https://anam.test',
  ANAM_AVATAR_ID: 'avatar-1',
  ANAM_VOICE_ID: 'voice-1',
  ANAM_LLM_ID: 'llm-1',
};

const tokenOf = (type: string) =>
  `x.${Buffer.from(JSON.stringify({ type, accountId: 'a' })).toString('base64url')}.y`;
const notFound = () => Response.json({ message: 'Not found' }, { status: 404 });

type Answers = Readonly<Record<string, (call: Call) => Response>>;

const healthy: Answers = {
  '/v1/sessions/concurrency': () => Response.json({ limit: 5, active: 1, canStartSession: true }),
  '/v1/avatars/avatar-1': () =>
    Response.json({ id: 'avatar-1', displayName: 'Liv', variantName: 'home', portraitImageUrl: null }),
  '/v1/voices/voice-1': () => Response.json({ id: 'voice-1', displayName: 'Ruth\u001b[31m' }),
  '/v1/llms/llm-1': () =>
    Response.json({
      id: 'llm-1',
      displayName: 'Mine',
      llmFormat: 'openai',
      urls: [{ url: 'https://llm.example.com/v1?key=secret' }],
    }),
  '/v1/personas/persona-1': () =>
    Response.json({ id: 'persona-1', name: 'Host', avatar: null, voice: null, llmId: 'llm-1' }),
  '/v1/auth/session-token': () => Response.json({ sessionToken: tokenOf('ephemeral') }),
};

async function findings(
  answers: Answers = {},
  given: Record<string, string | undefined> = env,
  now = NOW,
  endpoint?: Parameters<typeof serviceFindings>[2],
) {
  const all = { ...healthy, ...answers };
  const { calls, fetch } = fakeUpstream((call) => {
    const response = all[new URL(call.url).pathname]?.(call) ?? notFound();
    if (!response.headers.has('date')) response.headers.set('date', new Date(NOW).toUTCString());
    return response;
  });
  const found = await serviceFindings(given, { fetch, time: () => now }, endpoint);
  return { found, calls, lines: found.map((one) => `${one.verdict}: ${one.found}`) };
}

describe('a healthy account', () => {
  it('has a valid key, all ids, and a token in each mode', async () => {
    const { lines, calls } = await findings();
    expect(lines).toEqual([
      'good: Anam accepts ANAM_API_KEY: 1 of at most 5 sessions are running',
      'good: ANAM_AVATAR_ID is the avatar Liv, home (landscape only; Anam does not name its model, so the picture sizes are unknown)',
      'good: ANAM_VOICE_ID is the voice Ruth\uFFFD[31m',
      'good: ANAM_LLM_ID is the LLM Mine, at llm.example.com',
      'good: Anam issues a token for client mode (ephemeral)',
      'good: Anam issues a token for server mode (ephemeral)',
      'note: the endpoint of ANAM_LLM_ID was not tested',
    ]);
    const tokens = calls.filter(({ url }) => url.endsWith('/session-token'));
    expect(tokens.map(({ body }) => (body['personaConfig'] as { llmId: string }).llmId)).toEqual([
      'CUSTOMER_CLIENT_V1',
      'llm-1',
    ]);
    expect(calls.every(({ url }) => !url.includes('/engine/'))).toBe(true);
  });

  it.each<[object, string]>([
    [{ availableVersions: ['cara-3'], portraitImageUrl: null }, 'landscape only; cara-3: 720 × 480'],
    [
      { availableVersions: ['cara-3', 'cara-4-latest'], portraitImageUrl: 'https://a.example.com/p.png' },
      'landscape and portrait; cara-3: 720 × 480; cara-4-latest: 1152 × 768 and 768 × 1152',
    ],
    [{ availableVersions: ['cara-4'], portraitImageUrl: null }, 'landscape only; cara-4: 1152 × 768'],
    [{ activeVersion: 'cara-4' }, 'cara-4: 1152 × 768 and 768 × 1152'],
    [{ availableVersions: ['cara-9'] }, 'cara-9: picture sizes unknown'],
    [{ activeVersion: null }, 'Anam does not name its model, so the picture sizes are unknown'],
  ])('has an avatar with these pictures: %j', async (avatar, told) => {
    const { lines } = await findings({
      '/v1/avatars/avatar-1': () => Response.json({ id: 'avatar-1', displayName: 'Liv', ...avatar }),
    });
    expect(lines).toContain(`good: ANAM_AVATAR_ID is the avatar Liv (${told})`);
  });

  it('is not asked for a model that Anam runs itself', async () => {
    const { lines } = await findings({}, { ...env, ANAM_LLM_ID: 'a7cf662c-2ace-4de1-a21e-ef0fbf144bb7' });
    expect(lines).toContain('good: ANAM_LLM_ID is the LLM GPT OSS 120B, which Anam runs');
  });

  it('has a stored persona, with a token in its mode', async () => {
    const { lines } = await findings(
      { '/v1/auth/session-token': () => Response.json({ sessionToken: tokenOf('stateful') }) },
      { ANAM_API_KEY: KEY, ANAM_PERSONA_ID: 'persona-1', ANAM_PERSONA_MODE: 'server' },
    );
    expect(lines.slice(1)).toEqual([
      'good: ANAM_PERSONA_ID is the persona Host',
      'good: Anam issues a token for server mode (stateful)',
    ]);
  });
});

const refuses =
  (status: number, body: object = { message: 'no' }) =>
  () =>
    Response.json(body, { status });

describe('an account in which one thing is wrong', () => {
  it.each<[what: string, answers: Answers, line: string, env?: Record<string, string>]>([
    ['key', { '/v1/sessions/concurrency': refuses(401) }, 'wrong: Anam rejects ANAM_API_KEY'],
    [
      'limit',
      {
        '/v1/sessions/concurrency': () =>
          Response.json({ limit: 1, active: 1, canStartSession: false, estimatedWaitSeconds: 40 }),
      },
      'note: Anam accepts ANAM_API_KEY, but all 1 concurrent sessions are in use',
    ],
    [
      'avatar',
      { '/v1/avatars/avatar-1': notFound },
      'wrong: ANAM_AVATAR_ID matches no avatar in this account',
    ],
    ['voice', { '/v1/voices/voice-1': notFound }, 'wrong: ANAM_VOICE_ID matches no voice in this account'],
    ['LLM', { '/v1/llms/llm-1': notFound }, 'wrong: ANAM_LLM_ID matches no LLM in this account'],
    [
      'persona',
      { '/v1/personas/persona-1': notFound },
      'wrong: ANAM_PERSONA_ID matches no persona in this account',
      { ANAM_API_KEY: KEY, ANAM_PERSONA_ID: 'persona-1' },
    ],
    ['rate limit', { '/v1/voices/voice-1': refuses(429) }, 'note: ANAM_VOICE_ID could not be checked: '],
    [
      'token type',
      { '/v1/auth/session-token': () => Response.json({ sessionToken: tokenOf('legacy') }) },
      'wrong: Anam issues a legacy token for client mode, which its SDK rejects',
    ],
    [
      'plan',
      { '/v1/auth/session-token': refuses(402) },
      'wrong: no token for client mode: The Anam account has no plan.',
    ],
  ])('is named: %s', async (what, answers, line, given = env) => {
    const { lines, found } = await findings(answers, given);
    const named = found.find((one) => `${one.verdict}: ${one.found}`.startsWith(line));
    expect(named?.advice, lines.join('\n')).toBeTruthy();
    if (what === 'key') expect(lines).toHaveLength(1);
  });

  it.each([
    [300_000, 'this machine’s clock is 300 s ahead of Anam’s'],
    [-90_000, 'this machine’s clock is 90 s behind Anam’s'],
  ])('is named: the clock, by %d ms', async (ahead, line) => {
    expect((await findings({}, env, NOW + ahead)).lines).toContain(`note: ${line}`);
  });

  it('is named when nothing answers', async () => {
    const found = await serviceFindings(env, {
      fetch: () => Promise.reject(new TypeError('fetch failed')),
      time: () => NOW,
    });
    expect(found.map((one) => one.verdict)).toEqual(['wrong']);
    expect(found[0]?.found).toMatch(/^Anam cannot be reached/);
    expect(found[0]?.advice).toContain('--offline');
  });

  it('is not asked anything with variables that contradict each other, or without a key', async () => {
    const { found, calls } = await findings({}, { ...env, ANAM_PERSONA_ID: 'persona-1' });
    expect(found.map((one) => one.verdict)).toEqual(['wrong']);
    expect(await findings({}, { ...env, ANAM_API_KEY: undefined })).toMatchObject({ found: [] });
    expect(calls).toEqual([]);
  });
});

describe('the endpoint of the account’s own LLM', () => {
  const report = { warnings: 1, stopped: null, results: [{ id: 'streams', status: 'fail' }] };
  const asked: unknown[] = [];
  const runsTo = (verdict: 'pass' | 'fail') =>
    ((options: { readonly url: string; readonly apiKey?: string; readonly spec: string }) => {
      asked.push([options.spec, options.url, options.apiKey]);
      return Promise.resolve({ ...report, verdict });
    }) as unknown as typeof runChecks;

  it.each([
    ['pass', 'good: llm.example.com passes the check of a model endpoint (warnings: 1)'],
    ['fail', 'wrong: llm.example.com fails the check of a model endpoint: streams'],
  ] as const)('is checked with its secret: %s', async (verdict, line) => {
    asked.length = 0;
    const { lines } = await findings({}, env, NOW, { secret: 'the-secret', run: runsTo(verdict) });
    expect(lines.at(-1)).toBe(line);
    expect(asked).toEqual([['openai', 'https://llm.example.com/v1?key=secret', 'the-secret']]);
  });

  it('is not checked in a format that cannot be checked', async () => {
    asked.length = 0;
    const { lines } = await findings(
      {
        '/v1/llms/llm-1': () =>
          Response.json({
            id: 'llm-1',
            displayName: 'M',
            llmFormat: 'advanced_voice',
            urls: [{ url: 'https://a.b' }],
          }),
      },
      env,
      NOW,
      { secret: 'the-secret', run: runsTo('pass') },
    );
    expect(lines.at(-1)).toBe(
      'note: the endpoint of ANAM_LLM_ID was not tested: its format is advanced_voice',
    );
    expect(asked).toEqual([]);
  });

  it('is really asked, and its secret is not printed', async () => {
    const calls: string[] = [];
    const { found } = await findings({}, env, NOW, {
      secret: 'the-secret',
      run: (options) =>
        runChecks({
          ...options,
          only: [3],
          probe: undefined,
          fetch: (_, init) => {
            calls.push(new Headers(init?.headers).get('authorization') ?? '');
            return Promise.resolve(new Response('the-secret is wrong', { status: 401 }));
          },
        }),
    });
    expect(calls).toContain('Bearer the-secret');
    expect(found.at(-1)?.verdict).toBe('wrong');
    expect(JSON.stringify(found)).not.toContain('the-secret');
  });

  it('gets no secret if the folder names another address for Anam', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'anam-react-doctor-'));
    writeFileSync(join(folder, '.env'), 'ANAM_BASE_URL=https://stranger.test\nANAM_API_KEY=k\nLLM_SECRET=s');
    let told = '';
    const code = await runCli(['doctor', folder, '--llm-secret-env', 'LLM_SECRET'], {
      env: {},
      fetch: () => Promise.reject(new Error('asked')),
      stdin: (async function* () {})(),
      out: (words) => void (told += words),
      err: (words) => void (told += words),
      untilStopped: () => Promise.resolve(),
    });
    expect(code).toBe(2);
    expect(told).toContain('set ANAM_BASE_URL in the environment');
  });
});

it('prints neither the key nor a token', async () => {
  let printed = '';
  const { fetch } = fakeUpstream((call) => healthy[new URL(call.url).pathname]?.(call) ?? notFound());
  await runCli(['doctor', mkdtempSync(join(tmpdir(), 'anam-react-doctor-'))], {
    env,
    fetch,
    stdin: (async function* () {})(),
    out: (words) => void (printed += words),
    err: (words) => void (printed += words),
    untilStopped: () => Promise.resolve(),
  });
  expect(printed).toContain('Anam issues a token for server mode');
  expect(printed).not.toContain(KEY);
  expect(printed).not.toContain(tokenOf('ephemeral'));
  expect(printed).not.toContain('key=secret');
});

it('does not send a key of the environment to an address that the folder names', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anam-react-doctor-'));
  writeFileSync(join(folder, '.env'), 'ANAM_BASE_URL=https://stranger.test');
  const { calls, fetch } = fakeUpstream(() => Response.json({ limit: 5 }));
  await runCli(['doctor', folder], {
    env: { ANAM_API_KEY: KEY },
    fetch,
    stdin: (async function* () {})(),
    out: () => undefined,
    err: () => undefined,
    untilStopped: () => Promise.resolve(),
  });
  expect(calls.map(({ url }) => new URL(url).host)).toEqual(['api.anam.ai']);
});
