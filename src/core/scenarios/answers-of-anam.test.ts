import { FakeClock } from '../testing/fake-clock.js';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { PersonaError } from '../../internal/persona-error.js';
import { toNodeListener } from '../../node/index.js';
import { closeServers, listen, listenWith } from '../../node/testing/persona-back-end.js';
import { createSessionHandler, type ServerRefusal } from '../../server/index.js';
import { anamPort } from '../anam/anam-port.js';

// Tests the path from Anam's HTTP response to the error in the page: for the token through our handler, and for the
// engine through the SDK.

const token = `x.${btoa(JSON.stringify({ type: 'ephemeral', accountId: 'account' }))}.y`;
const said = (error: string, message: string) => JSON.stringify({ error, message });
const closed = Symbol('closed');
type Body = string | typeof closed;
type Row = readonly [status: number, body: Body, code: string];

/**
 * Starts a server that sends the responses one after the other and repeats the last one. `asked` contains the requests.
 */
async function peer(...answers: readonly (readonly [number, Body])[]) {
  const asked: string[] = [];
  const answer = (res: ServerResponse) => {
    const [status, body] = answers[Math.min(asked.length, answers.length) - 1] as readonly [number, Body];
    if (body === closed) return void res.destroy();
    const type = body.startsWith('<') ? 'text/html' : 'application/json';
    res.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
  };
  const url = await listenWith((req, res) => {
    let text = '';
    req.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    req.on('end', () => {
      asked.push(text);
      answer(res);
    });
  });
  return { url, asked };
}

/** Returns the URL of a port without a server. */
async function nobody(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

const portOf = (session: string, baseUrl = session) =>
  anamPort({
    source: session,
    fetch: (...args) => fetch(...args),
    clock: new FakeClock(),
    clientOptions: { api: { baseUrl, retry: { maxAttempts: 1 } }, metrics: { disableClientMetrics: true } },
    onClient: undefined,
    onThrown: () => undefined,
  });

const request = { mode: 'client', continued: false, signal: new AbortController().signal } as const;

/** Returns the page's error if Anam refuses a token to our handler. */
async function atTheToken(baseUrl: string): Promise<{ error: PersonaError; heard: ServerRefusal[] }> {
  const heard: ServerRefusal[] = [];
  const handler = createSessionHandler({
    apiKey: 'anam-key-0123456789',
    persona: { avatarId: 'avatar', voiceId: 'voice' },
    authorize: () => true,
    onRefusal: (refusal) => heard.push(refusal),
    baseUrl,
  });
  const session = await listenWith(toNodeListener(handler));
  const error = await portOf(session)
    .authorize(request)
    .then(
      () => expect.unreachable('a token'),
      (cause: unknown) => cause,
    );
  return { error: error as PersonaError, heard };
}

/** Returns the page's error if the engine refuses a session. */
async function atTheEngine(baseUrl: string): Promise<PersonaError> {
  const port = portOf(baseUrl);
  await port.load();
  return new Promise((resolve) => {
    const connection = port.connect({
      credentials: { token, update: null },
      mode: 'client',
      microphone: null,
      toolNames: [],
      runTool: () => Promise.reject(new Error('no tool')),
      onSignal: (signal) => {
        if (signal.type !== 'failed') return;
        resolve(signal.error);
        void connection.close();
      },
    });
  });
}

function expectToBlameNoConnection(error: PersonaError): void {
  expect(error.userMessage).not.toMatch(/connection/iu);
  expect(error.advice).not.toMatch(/\bTLS\b|\bCORS\b|ad blocker/u);
}

afterEach(closeServers);

const limits: readonly Row[] = [
  [429, said('Concurrent session limit reached', 'Your plan allows 1 session'), 'session-busy'],
  [429, said('Too Many Requests', 'Concurrency limit reached'), 'session-busy'],
  [429, said('Spend cap reached', 'Raise it in the Lab'), 'session-spend-cap'],
  [429, said('Usage limit reached', 'No minutes left'), 'session-limit'],
  [429, said('Too Many Requests', 'Monthly usage limit reached'), 'session-limit'],
];

const configuration: readonly Row[] = [
  [400, said('Bad Request', 'personaConfig.avatarId must be a UUID'), 'session-setup'],
  [400, said('Bad Request', 'systemPrompt was refused by content moderation'), 'session-setup'],
  [402, said('No plan found', 'Choose a plan'), 'session-no-plan'],
  [403, said('Forbidden', 'The plan does not permit zeroDataRetention'), 'session-forbidden'],
  [403, said('Forbidden', 'The API key lacks the permission sessions:create'), 'session-forbidden'],
  [403, said('Forbidden', 'avatarModel cara-4-latest is not enabled'), 'session-forbidden'],
  [404, said('Not Found', 'Avatar not found'), 'session-not-found'],
  [404, said('Not Found', 'Voice not found'), 'session-not-found'],
  [404, said('Not Found', 'Persona not found'), 'session-not-found'],
  [503, said('Service Unavailable', 'No engines available'), 'session-unavailable'],
];

describe('an answer of Anam at the token', () => {
  it.each<Row>([
    ...configuration,
    ...limits,
    [400, '', 'session-setup'],
    [401, said('Unauthorized', 'Invalid API key'), 'token-unauthorized'],
    [401, '', 'token-unauthorized'],
    [402, '', 'session-no-plan'],
    [403, '', 'session-forbidden'],
    [404, '', 'session-not-found'],
    [429, said('Too Many Requests', 'Rate limit exceeded'), 'token-rate-limited'],
    [429, '', 'token-rate-limited'],
    [500, said('Internal Server Error', 'x'), 'token-failed'],
    [502, '<html>Bad gateway</html>', 'token-failed'],
    [503, '', 'session-unavailable'],
    [403, '<html>Blocked by the firewall</html>', 'token-failed'],
    [404, '<html>Not found</html>', 'token-failed'],
    [200, '', 'token-failed'],
    [200, '{"sessionTok', 'token-failed'],
    [200, '<html>Log in</html>', 'token-failed'],
    [200, 'null', 'token-failed'],
    [200, '{"sessionToken":7}', 'token-failed'],
    [200, closed, 'token-failed'],
  ])('%i %s is %s in the page', async (status, body, code) => {
    const { url, asked } = await peer([status, body]);
    const { error, heard } = await atTheToken(url);
    expect(error.code).toBe(code);
    expectToBlameNoConnection(error);
    // Anam's message is meant for the server's log, not for a visitor.
    const words = typeof body === 'string' ? /"message":"(.*)"/u.exec(body)?.[1] : undefined;
    if (words !== undefined) expect(JSON.stringify([error.message, error.data])).not.toContain(words);
    if (words !== undefined) expect(heard[0]?.detail).toContain(words);
    expect(heard).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('is the trouble of the server when there is none', async () => {
    const { error } = await atTheToken(await nobody());
    expect(error.code).toBe('token-failed');
    expectToBlameNoConnection(error);
  });

  it.each([
    'personaConfig.voiceDetectionOptions should not exist',
    'silenceBeforeSessionEndSeconds must not be less than 1',
    'maxSessionLengthSeconds must not be greater than 600',
  ])('is asked for once more without our fields after 400 "%s"', async (message) => {
    const refusal = [400, said('Bad Request', message)] as const;
    const { url, asked } = await peer(refusal, refusal);
    const { error } = await atTheToken(url);
    expect(error.code).toBe('session-setup');
    expect(asked.map((text) => text.includes('silenceBefore'))).toEqual([true, false]);
  });
});

describe('an answer of an endpoint of the app', () => {
  it.each<Row>([
    [401, said('Unauthorized', 'Log in'), 'token-refused'],
    [403, '', 'token-refused'],
    [404, '<html>Not found</html>', 'token-malformed'],
    [200, '<html>Log in</html>', 'token-malformed'],
    [200, '', 'token-malformed'],
    [200, '{}', 'token-malformed'],
    [200, '{"sessionTok', 'token-malformed'],
    [500, '', 'token-failed'],
    [502, '<html>Bad gateway</html>', 'token-failed'],
    [503, '', 'token-failed'],
    ...limits,
    [429, '', 'token-rate-limited'],
  ])('%i %s is %s', async (status, body, code) => {
    const { url } = await peer([status, body]);
    const error: unknown = await portOf(url)
      .authorize(request)
      .then(
        () => null,
        (cause: unknown) => cause,
      );
    expect(error).toMatchObject({ code });
    expectToBlameNoConnection(error as PersonaError);
  });

  it.each([
    ['nobody listens', nobody],
    ['breaks off', async () => (await peer([200, closed])).url],
  ])('is unreachable where it %s', async (_, open) => {
    const asked = portOf(await open()).authorize(request);
    await expect(asked).rejects.toMatchObject({ code: 'token-unreachable' });
  });
});

describe('an answer of Anam’s engine', () => {
  it.each<Row>([
    ...configuration,
    ...limits,
    [401, said('Unauthorized', 'Token expired'), 'session-expired'],
    [401, '{}', 'session-expired'],
    [403, '{}', 'session-forbidden'],
    [404, '{}', 'session-not-found'],
    [429, said('Too Many Requests', 'Rate limit exceeded'), 'session-rate-limited'],
    [429, '{}', 'session-limit'],
    [500, said('Internal Server Error', 'x'), 'session-failed'],
    [503, '{}', 'session-unavailable'],
    [200, '{}', 'session-failed'],
    [200, '', 'session-failed'],
    [200, '{"sessionId', 'session-failed'],
    [200, 'null', 'session-failed'],
    [200, '<html>Log in</html>', 'session-failed'],
    // The SDK hides the status of a body that is not JSON.
    ...[401, 403, 404, 429, 500, 502, 503].flatMap((status): Row[] => [
      [status, '', 'session-failed'],
      [status, '<html>From a gateway</html>', 'session-failed'],
    ]),
  ])('%i %s is %s', async (status, body, code) => {
    const { url, asked } = await peer([status, body]);
    const error = await atTheEngine(url);
    expect(error.code).toBe(code);
    expect([undefined, status]).toContain(error.data.status);
    expectToBlameNoConnection(error);
    expect(asked).toHaveLength(1);
  });

  it('is unreachable where there is none', async () => {
    expect((await atTheEngine(await nobody())).code).toBe('session-unreachable');
    expect((await atTheEngine((await peer([200, closed])).url)).code).toBe('session-unreachable');
  });
});
