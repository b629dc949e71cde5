/** The checks that cost nothing, over HTTP, against a twin in which one thing differs. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CliIo } from '../cli-io.js';
import { runCli } from '../run-cli.js';
import { contractCommand, type ContractWorld } from './contract-command.js';
import { AVATAR, KEY, startTwin, type Break, type Twin } from './testing/twin.js';

let twin: Twin | undefined;
afterEach(async () => twin?.close());

const world: ContractWorld = {
  files: () =>
    Promise.resolve({
      module: () => Promise.resolve(null),
      sdk: () => Promise.resolve(''),
      sdkVersion: '4.27.0',
    }),
  open: () => Promise.resolve(false),
  sleep: () => Promise.resolve(),
};

async function contract(args: string[], breaks?: Break, more: Partial<CliIo> = {}) {
  twin = await startTwin(breaks);
  const printed = { out: '', err: '' };
  const io: CliIo = {
    env: { ANAM_API_KEY: KEY, ANAM_BASE_URL: twin.url, ANAM_AVATAR_ID: AVATAR, ANAM_VOICE_ID: 'voice-1' },
    stdin: (async function* () {})(),
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    untilStopped: () => new Promise(() => undefined),
    ...more,
  };
  const code = await contractCommand(args, io, world);
  return { code, ...printed };
}

const isToken = ({ url }: Request) => url.endsWith('/v1/auth/session-token');
const isEngine = ({ url }: Request) => url.endsWith('/v1/engine/session');
const tokenOfType = (type: string) =>
  Response.json({ sessionToken: `x.${btoa(JSON.stringify({ type, accountId: 'a' }))}.y` });
const refused = (status: number, body: object = { message: 'no' }) => Response.json(body, { status });

/** One broken assumption each. */
const broken: Readonly<Record<string, Break>> = {
  'token-client': (request, body) =>
    isToken(request) &&
    body.includes('CUSTOMER_CLIENT_V1') &&
    body.includes(AVATAR) &&
    !/voicId|Width|:-1/u.test(body) &&
    request.headers.get('authorization') === `Bearer ${KEY}`
      ? tokenOfType('stateful')
      : undefined,
  'token-without-llm': (request, body) =>
    isToken(request) && !body.includes('llmId') ? tokenOfType('ephemeral') : undefined,
  'token-unknown-field': (request, body) =>
    body.includes('voicId') && isToken(request) ? refused(400) : undefined,
  'token-out-of-range': (request, body) =>
    body.includes(':-1') && isToken(request) ? tokenOfType('ephemeral') : undefined,
  'token-half-size': (request, body) =>
    body.includes('videoWidth') && isToken(request) ? tokenOfType('ephemeral') : undefined,
  'token-wrong-key': (request) =>
    request.headers.get('authorization') === 'Bearer not-a-key' ? refused(403) : undefined,
  'engine-wrong-avatar': (request) =>
    isEngine(request) && !request.headers.get('authorization')?.endsWith('.none') ? refused(400) : undefined,
  'engine-wrong-token': (request) =>
    request.headers.get('authorization')?.endsWith('.none') ? refused(403) : undefined,
  concurrency: ({ url }) => (url.endsWith('/concurrency') ? Response.json({ limit: 5 }) : undefined),
  'llm-list': ({ url }) => (url.includes('/v1/llms?') ? Response.json({ data: [] }) : undefined),
  'llm-missing': ({ url }) => (/llms\/[\da-f-]{36}$/u.test(url) ? refused(403) : undefined),
  'stop-missing': ({ url }) => (url.endsWith('/stop') ? new Response(null, { status: 204 }) : undefined),
};

const resultsOf = (out: string) => (JSON.parse(out) as { results: { id: string; result: string }[] }).results;

describe('the checks that cost nothing', () => {
  it('all hold for the twin', async () => {
    const { code, out } = await contract(['--free', '--json']);
    expect(resultsOf(out).map(({ id, result }) => [id, result])).toEqual(
      [...Object.keys(broken), 'token-wrong-avatar']
        .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
        .map((id) => [id, 'holds']),
    );
    expect(code).toBe(0);
  });

  it.each(Object.entries(broken))('tell that only “%s” differs', async (id, breaks) => {
    const { code, out } = await contract(['--free', '--json'], breaks);
    const differing = resultsOf(out).filter(({ result }) => result === 'differs');
    expect(differing.map((each) => each.id)).toEqual([id]);
    expect(code).toBe(1);
  });

  it('tell that a token for a wrong avatar is refused, and not what the engine would do', async () => {
    const { out } = await contract(['--free', '--json'], (request, body) =>
      isToken(request) && !body.includes(AVATAR) ? refused(400) : undefined,
    );
    const others = resultsOf(out).filter(({ result }) => result !== 'holds');
    expect(others.map(({ id, result }) => [id, result])).toEqual([
      ['token-wrong-avatar', 'differs'],
      ['engine-wrong-avatar', 'unknown'],
    ]);
  });

  it('cannot tell anything from a service that is overloaded or unreachable', async () => {
    const { code, out } = await contract(['--free', '--json'], () => refused(503));
    expect(new Set(resultsOf(out).map(({ result }) => result))).toEqual(new Set(['unknown']));
    expect(code).toBe(0);
    const failing = await contract(['--free', '--json'], undefined, {
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    expect(new Set(resultsOf(failing.out).map(({ result }) => result))).toEqual(new Set(['unknown']));
  });

  it('stop a session that a service starts although it should refuse it', async () => {
    await contract(['--only', 'engine-wrong-avatar'], (request) =>
      isEngine(request) ? Response.json({ sessionId: 'started-1' }) : undefined,
    );
    expect(twin?.stopped).toEqual(['started-1']);
  });

  it('print a table that says what a difference breaks, without the key', async () => {
    const { out } = await contract(['--only', 'llm-missing,concurrency'], broken['llm-missing']);
    expect(out).toBe(
      [
        '✓ concurrency  holds           0 of 5 sessions are running',
        '✗ llm-missing  differs         status 403 instead of 404',
        '    Assumed: An LLM that does not exist is 404.',
        '    Source: Anam’s OpenAPI document',
        '    If so: `doctor` cannot tell a wrong id from a failure.',
        '',
        'holds 1 · differs 1 · could not tell 0',
        '',
      ].join('\n'),
    );
    expect(out).not.toContain(KEY);
  });
});

const order = [
  'token-client',
  'token-without-llm',
  'token-unknown-field',
  'token-out-of-range',
  'token-half-size',
  'token-wrong-key',
  'token-wrong-avatar',
  'engine-wrong-avatar',
  'engine-wrong-token',
  'concurrency',
  'llm-list',
  'llm-missing',
  'stop-missing',
];

describe('paid sessions', () => {
  it('do not start without consent, and no request is sent', async () => {
    const seen: string[] = [];
    const watch: Break = ({ url }) => void seen.push(url);
    await expect(contract([], watch)).rejects.toThrow(
      /about 1\d\d s in your Anam account.*Agree with --yes/u,
    );
    const answer = async function* () {
      yield new TextEncoder().encode('n\n');
    };
    const { Readable } = await import('node:stream');
    const { code, err } = await contract([], watch, { interactive: true, stdin: Readable.from(answer()) });
    expect(err).toContain('which bills them. Continue? (y/N) ');
    expect(code).toBe(2);
    expect(seen).toEqual([]);
  });

  it('end when the command is stopped, and the exit code tells that', async () => {
    let stop: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => (stop = resolve));
    const open: ContractWorld['open'] = async (url) => {
      const entry = {
        at: 1,
        step: 'client/start',
        what: 'event',
        type: 'SESSION_READY',
        data: ['session-7'],
      };
      const response = await fetch(`${url}entries`, {
        method: 'POST',
        headers: { origin: new URL(url).origin },
        body: JSON.stringify({ entries: [entry] }),
      });
      expect(response.status).toBe(200);
      stop();
      return true;
    };
    twin = await startTwin();
    const printed = { out: '', err: '' };
    const code = await contractCommand(
      ['--yes', '--only', 'start-signals'],
      {
        env: { ANAM_API_KEY: KEY, ANAM_BASE_URL: twin.url, ANAM_AVATAR_ID: AVATAR, ANAM_VOICE_ID: 'voice-1' },
        stdin: (async function* () {})(),
        out: (text) => void (printed.out += text),
        err: (text) => void (printed.err += text),
        untilStopped: () => stopped,
      },
      { ...world, open },
    );
    expect(code).toBe(2);
    expect(twin.stopped).toEqual(['session-7']);
    expect(printed.err).toContain('Sessions that ran have been ended.');
  });
});

describe('usage', () => {
  const cli = async (args: string[], env: Record<string, string> = {}) => {
    let err = '';
    const code = await runCli(['contract', ...args], {
      env,
      stdin: (async function* () {})(),
      out: () => undefined,
      err: (text) => void (err += text),
      untilStopped: () => Promise.resolve(),
      fetch: () => Promise.reject(new Error('no request')),
    });
    return { code, err };
  };
  const account = { ANAM_API_KEY: KEY, ANAM_AVATAR_ID: 'a', ANAM_VOICE_ID: 'v' };

  it.each([
    [[], {}, 'Set ANAM_API_KEY, ANAM_AVATAR_ID, ANAM_VOICE_ID.'],
    [['--only', 'nothing'], account, 'there is no check “nothing”'],
    [['--only', 'interrupt', '--free'], account, 'No check is left'],
    [['--port', '99999'], account, '--port must be a number'],
    [[], { ...account, ANAM_BASE_URL: 'no' }, 'ANAM_BASE_URL'],
  ])('%j with %j: %s', async (args, env, words) => {
    const { code, err } = await cli(args, env);
    expect(err).toContain(words);
    expect(code).toBe(2);
  });
});
