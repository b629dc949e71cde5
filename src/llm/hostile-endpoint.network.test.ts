import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import type { LlmAdapter } from './llm-adapter.js';
import {
  agUi,
  aiSdk,
  anthropic,
  fromOpenAI,
  gemini,
  openaiCompatible,
  openaiResponses,
  route,
  textStream,
} from './index.js';
import { collect } from './testing/collect.js';
import { gzipBomb, HostileServer } from './testing/hostile-server.js';

const key = 'key-0123456789';
const secret = 'hunter2-tenant';
/** A subclass in an app that ignores most options, so its copies are configured like the original. */
class TenantClient extends OpenAI {
  constructor({ baseURL }: { baseURL?: string | undefined | null }) {
    super({ apiKey: key, baseURL, maxRetries: 0, defaultHeaders: { 'x-tenant': secret } });
  }
}
const common = { headers: { 'x-tenant': secret } };
const adapters: Readonly<Record<string, (url: string) => LlmAdapter>> = {
  openaiCompatible: (url) => openaiCompatible({ url: `${url}/c?sig=${secret}`, model: 'm', ...common }),
  openaiResponses: (url) => openaiResponses({ url: `${url}/r`, model: 'm', apiKey: key, ...common }),
  anthropic: (url) => anthropic({ url: `${url}/m`, model: 'm', apiKey: key, ...common }),
  gemini: (url) => gemini({ url: `${url}/g`, model: 'm', apiKey: key, ...common }),
  fromOpenAI: (url) =>
    fromOpenAI(
      new OpenAI({
        apiKey: key,
        baseURL: url,
        maxRetries: 0,
        defaultHeaders: { 'x-tenant': secret },
        defaultQuery: { sig: secret },
      }),
      { model: 'm' },
    ),
  'fromOpenAI with a class of the app': (url) =>
    fromOpenAI(new TenantClient({ baseURL: `${url}?sig=${secret}` }), { model: 'm' }),
  agUi: (url) => agUi({ url: `${url}/a?sig=${secret}`, ...common }),
  aiSdk: (url) => aiSdk({ url: `${url}/u?sig=${secret}`, ...common }),
  textStream: (url) => textStream({ url: `${url}/t?sig=${secret}`, ...common }),
  route: (url) => route([openaiCompatible({ url: `${url}/c`, model: 'm' })]),
};
const names = Object.keys(adapters);
const servers: HostileServer[] = [];

async function serve(make: (server: HostileServer) => ConstructorParameters<typeof HostileServer>[0]) {
  let answer: ConstructorParameters<typeof HostileServer>[0] = () => undefined;
  const server = new HostileServer((request, response) => answer(request, response));
  answer = make(server);
  servers.push(server);
  return server.listen();
}

async function ask(name: string, { url }: HostileServer) {
  const before = process.memoryUsage().rss;
  const request = { messages: [{ role: 'user', content: 'my words' }] } as const;
  const stream = (adapters[name] as (url: string) => LlmAdapter)(url).stream(request, {
    signal: new AbortController().signal,
  });
  const { error } = await collect(stream).settled;
  return { error, grown: process.memoryUsage().rss - before };
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe.each(names)('%s and a hostile endpoint', (name) => {
  it.each([200, 401, 500])('reads little of a body without an end (%i)', async (status) => {
    const server = await serve(({ endless }) => endless(status, 'a'.repeat(65_536)));
    const { error, grown } = await ask(name, server);
    expect(error?.code).toMatch(/^llm-/);
    expect(error?.data.body?.length ?? 0).toBeLessThanOrEqual(2000);
    expect(server.sent).toBeLessThan(64_000_000);
    expect(grown).toBeLessThan(150_000_000);
  });

  it('reads little of a gzip bomb', async () => {
    const { error, grown } = await ask(name, await serve(() => gzipBomb(500)));
    expect(error?.data.status).toBe(500);
    expect(grown).toBeLessThan(150_000_000);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    const other = await serve(() => (_request, response) => void response.end());
    const server = await serve(() => (_request, response) => {
      response.writeHead(status, { location: `${other.url}/elsewhere` }).end();
    });
    expect((await ask(name, server)).error?.code).toBe('llm-protocol');
    expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
  });

  it('shows no header and no query value that is echoed, and no control characters', async () => {
    const server = await serve(() => ({ url, headers }, response) => {
      const said = `\u001B[2Jline\nforged\u202E \u009B ${url} ${JSON.stringify(headers)} ${encodeURIComponent(JSON.stringify(headers))}`;
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: said } }));
    });
    const { error } = await ask(name, server);
    const told = [error?.message, error?.data.detail, error?.data.body, String(error?.cause)].join('|');
    expect(told).not.toContain(secret);
    expect(told).not.toContain(key);
    for (const sign of ['\u001B', '\u009B', '\u202E']) expect(told).not.toContain(sign);
    expect(error?.message).not.toContain('\n');
  });
});

describe.each(names)('%s and an answer without an end', (name) => {
  it.each([': keep-alive\n\n', 'data:\n\n', 'data: {}\n\n'])(
    'ends it when it holds nothing but %j',
    async (piece) => {
      const server = await serve(({ endless }) => endless(200, piece.repeat(5_000)));
      const { error, grown } = await ask(name, server);
      // The test's plain text does not begin like an event stream. The `openai` package ends an empty event itself.
      if (name === 'textStream') expect(error?.code).toBe('llm-protocol');
      else if (!(name.startsWith('fromOpenAI') && piece === 'data:\n\n'))
        expect(error?.code).toBe('llm-too-large');
      expect(error?.code).toMatch(/^llm-/);
      // The system has buffered slightly more than was read.
      expect(server.sent).toBeLessThan(30_000_000);
      expect(grown).toBeLessThan(150_000_000);
    },
  );
});

it('quotes no header that cannot be sent', async () => {
  const bad = `${key}\nx`;
  const llm = openaiCompatible({ url: 'http://127.0.0.1:1', model: 'm', headers: { 'x-a': bad } });
  const stream = llm.stream({ messages: [] }, { signal: new AbortController().signal });
  const { error } = await collect(stream).settled;
  expect(error?.message).toBe('The header "x-a" has a value that cannot be sent.');
  expect(error?.cause).toBeUndefined();
});
