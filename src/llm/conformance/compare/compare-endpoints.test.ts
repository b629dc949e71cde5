import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chunk, done, frame, stop, text } from '../../testing/sse.js';
import type { SpecId } from '../check-report.js';
import { compareEndpoints, type CompareOptions } from './compare-endpoints.js';
import { recordedReference } from './recorded-answer.js';

const urls: Record<SpecId, string> = {
  openai: 'https://own.example/v1/chat/completions',
  groq: 'https://own.example/openai/v1/chat/completions',
  azure: 'https://own.example/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
  gemini: 'https://own.example/v1beta/models/test:streamGenerateContent?alt=sse',
};
const sse = { 'content-type': 'text/event-stream' };

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
}

/** Responds by host, and records the requests. */
function network(replies: Record<string, Reply>) {
  const sent: { host: string; headers: Record<string, string>; body: unknown }[] = [];
  const fetch = ((address: string, init: RequestInit) => {
    const { host } = new URL(address);
    sent.push({
      host,
      headers: init.headers as Record<string, string>,
      body: JSON.parse(init.body as string) as unknown,
    });
    const reply = replies[host];
    if (!reply) return Promise.reject(new TypeError('no such host'));
    const { status = 200, headers = sse, body } = reply;
    return Promise.resolve(new Response(body, { status, headers }));
  }) as typeof globalThis.fetch;
  return { fetch, sent };
}

async function compare(spec: SpecId, reply: Reply, options: Partial<CompareOptions> = {}) {
  const { fetch } = network({ 'own.example': reply });
  const run = await compareEndpoints({
    spec,
    endpoint: { url: urls[spec] },
    fetch,
    now: () => 0,
    ...options,
  });
  const { differences, verdict } = run.comparison;
  const of = (level: 'must' | 'may') =>
    differences.filter((difference) => difference.level === level).map(({ what }) => what);
  return { ...run, verdict, must: of('must'), may: of('may') };
}

const openaiBody = recordedReference('openai', new URL(urls.openai)).body;
const events = openaiBody.split(/(?<=\n\n)/);

describe('a recorded reference', () => {
  it.each(['openai', 'azure', 'groq', 'gemini'] as const)('of %s matches itself', async (spec) => {
    const { headers, body } = recordedReference(spec, new URL(urls[spec]));
    const { comparison } = await compare(spec, { headers, body });
    expect(comparison.differences).toEqual([]);
    expect(comparison).toMatchObject({ verdict: 'matches', reference: { source: { type: 'recorded' } } });
  });

  it('of Gemini is a JSON array without alt=sse, and an event stream is as good', async () => {
    const url = 'https://own.example/v1beta/models/test:streamGenerateContent';
    const array = recordedReference('gemini', new URL(url));
    const stream = recordedReference('gemini', new URL(urls.gemini));
    expect(array.body).toMatch(/^\[\{/);
    const options = { endpoint: { url } };
    expect((await compare('gemini', array, options)).comparison.differences).toEqual([]);
    expect((await compare('gemini', stream, options)).must).toEqual([]);
    expect((await compare('gemini', array)).must).toEqual(['content type', 'framing']);
  });

  const folder = new URL('../../../../../shared/recordings/', import.meta.url);
  it.skipIf(!existsSync(folder)).each([
    ['openai', 'openai-moderation-chunk'],
    ['azure', 'azure-prompt-filter-first'],
    ['groq', 'groq-parsed-reasoning'],
    ['gemini', 'gemini-thoughts'],
  ] as const)('of %s fits the real recording %s', async (spec, file) => {
    const body = readFileSync(new URL(`${file}.sse`, folder), 'utf8');
    expect((await compare(spec, { body })).must).toEqual([]);
  });
});

const without = (pattern: RegExp) => events.map((event) => event.replace(pattern, ''));
const spoil = (change: (all: string[]) => string[]): Reply => ({ body: change(events).join('') });

describe('differences that must match', () => {
  it.each<[string, string, Reply]>([
    ['another status', 'status', { status: 401, body: '{"error":{"message":"no"}}' }],
    ['another content type', 'content type', { headers: { 'content-type': 'text/plain' }, body: openaiBody }],
    ['a body that is not a stream', 'framing', { body: '{"choices":[]}' }],
    ['named events', 'event names', spoil((all) => all.map((event) => `event: chunk\n${event}`))],
    ['lines without a field', 'lines without a field', spoil((all) => ['hello\n\n', ...all])],
    ['data that is not JSON', 'events that are not JSON', spoil((all) => ['data: hello\n\n', ...all])],
    ['chunks without index', 'keys of text chunks', { body: without(/"index":0,/).join('') }],
    ['chunks without id', 'keys of text chunks', { body: without(/"id":"[^"]*",/).join('') }],
    [
      'an id that is a number',
      'type of id',
      spoil((all) => all.map((event) => event.replace(/"id":"[^"]*"/, '"id":7'))),
    ],
    ['text in message', 'text', spoil((all) => all.map((event) => event.replace('"delta"', '"message"')))],
    ['another object', 'value of object', spoil((all) => all.map((event) => event.replace('.chunk"', '"')))],
    ['another role', 'role', spoil((all) => all.map((event) => event.replace('"assistant"', '"bot"')))],
    ['no finish reason', 'finish reason', spoil((all) => all.filter((event) => !event.includes('"stop"')))],
    [
      'an unknown finish reason',
      'finish reason',
      spoil((all) => all.map((event) => event.replace('"stop"', '"done"'))),
    ],
    [
      'text after the finish reason',
      'order of chunks',
      { body: [text('a'), stop, text('b'), done].join('') },
    ],
    ['no [DONE]', '[DONE]', spoil((all) => all.slice(0, -1))],
    ['events after [DONE]', 'events after [DONE]', spoil((all) => [...all, text('late')])],
    [
      'all text so far in each delta',
      'deltas',
      { body: [text('One'), text('One two'), text('One two three'), stop, done].join('') },
    ],
    ['an error', 'error in the stream', { body: frame({ error: { message: 'boom' } }) }],
    [
      'tokens of the template',
      'text that a persona reads aloud',
      spoil((all) => all.map((event) => event.replace('" 40"', '" 40<|im_end|>"'))),
    ],
  ])('%s', async (_what, name, reply) => {
    const { must, verdict, comparison } = await compare('openai', reply);
    expect(must).toContain(name);
    expect(verdict).toBe('differs');
    for (const { level, advice } of comparison.differences) if (level === 'must') expect(advice).toBeTruthy();
  });

  it('includes an endpoint that does not respond', async () => {
    const { must, comparison } = await compare(
      'openai',
      { body: '' },
      { endpoint: { url: 'https://away.example/v1/chat/completions' } },
    );
    expect(must).toEqual(['status']);
    expect(comparison.differences[0]?.endpoint).toContain('no such host');
  });
});

describe('differences that are allowed', () => {
  it.each<[string, string, Reply]>([
    ['line ends', 'line ends', { body: openaiBody.replaceAll('\n', '\r\n') }],
    ['comments', 'comments', { body: `: hello\n\n${openaiBody}` }],
    [
      'other headers',
      'headers of the endpoint only',
      { headers: { ...sse, 'x-mine': '1' }, body: openaiBody },
    ],
    [
      'other keys',
      'keys of text chunks, endpoint only',
      spoil((all) => all.map((event) => event.replace('"id"', '"mine":1,"id"'))),
    ],
    [
      'missing extras',
      'keys of text chunks, reference only',
      { body: without(/"service_tier":"default",/).join('') },
    ],
    [
      'the order of keys',
      'order of keys in text chunks',
      spoil((all) => all.map((event) => event.replace(/("id":"[^"]*"),("object":"[^"]*")/, '$2,$1'))),
    ],
    [
      'another finish reason of the spec',
      'finish reason',
      spoil((all) => all.map((event) => event.replace('"stop"', '"length"'))),
    ],
    ['no role', 'role', spoil((all) => all.slice(1))],
    [
      'another number of chunks',
      'chunks with text',
      { body: [chunk({ role: 'assistant', content: '' }), text('Hi'), stop, done].join('') },
    ],
    ['no empty line at the end', 'empty line after the last event', { body: openaiBody.trimEnd() }],
    ['a named event message', 'event names', spoil((all) => all.map((event) => `event: message\n${event}`))],
  ])('%s', async (_what, name, reply) => {
    const { must, may, verdict } = await compare('openai', reply);
    expect(must).toEqual([]);
    expect(may).toContain(name);
    expect(verdict).toBe('matches');
  });
});

describe('a live reference', () => {
  const endpoint = { url: urls.openai, model: 'mine', apiKey: 'sk-own-0123456789' };
  const reference = {
    url: 'https://theirs.example/v1/chat/completions',
    model: 'theirs',
    apiKey: 'sk-their-0123456789',
  };

  it('gets the same request, with its own model and key', async () => {
    const { fetch, sent } = network({
      'own.example': { body: openaiBody },
      'theirs.example': { body: openaiBody },
    });
    const { comparison } = await compareEndpoints({
      spec: 'openai',
      endpoint,
      reference,
      fetch,
      now: () => 0,
    });
    expect(comparison).toMatchObject({
      verdict: 'matches',
      differences: [],
      reference: { source: { type: 'live' } },
    });
    const bodies = sent.map(({ body }) => ({ ...(body as object), model: '' }));
    expect(bodies[0]).toEqual(bodies[1]);
    expect(
      sent.map(({ host, headers, body }) => [
        host,
        headers['authorization'],
        (body as { model: string }).model,
      ]),
    ).toEqual([
      ['own.example', 'Bearer sk-own-0123456789', 'mine'],
      ['theirs.example', 'Bearer sk-their-0123456789', 'theirs'],
    ]);
  });

  it.each<[string, Record<string, Reply>]>([
    ['returned 401', { 'theirs.example': { status: 401, body: '{"error":{}}' } }],
    ['no stream', { 'theirs.example': { body: '<html></html>' } }],
    ['did not respond', {}],
  ])('is replaced by the recording when it %s', async (because, replies) => {
    const { fetch } = network({ 'own.example': { body: openaiBody }, ...replies });
    const { comparison } = await compareEndpoints({
      spec: 'openai',
      endpoint,
      reference,
      fetch,
      now: () => 0,
    });
    expect(comparison.reference.source).toMatchObject({
      type: 'recorded',
      because: expect.stringContaining(because),
    });
    expect(comparison.verdict).toBe('matches');
  });

  it('never appears with a key, however the endpoints echo it', async () => {
    const echo = (key: string) => ({
      headers: { ...sse, 'x-key': key, 'x-base64': btoa(key) },
      body: [text(`key ${key}`), chunk({ content: ' ok', [key]: encodeURIComponent(key) }), stop, done].join(
        '',
      ),
    });
    const replies = { 'own.example': echo(endpoint.apiKey), 'theirs.example': echo(reference.apiKey) };
    const { comparison } = await compareEndpoints({
      spec: 'openai',
      endpoint: { ...endpoint, url: `${endpoint.url}?token=t0ken-0123456789` },
      reference,
      fetch: network(replies).fetch,
      now: () => 0,
    });
    const all = JSON.stringify(comparison);
    for (const secret of [endpoint.apiKey, reference.apiKey, btoa(endpoint.apiKey), 't0ken-0123456789'])
      expect(all).not.toContain(secret);
  });
});

it('reads at most 2 MB of a body', async () => {
  const { comparison, bodies } = await compare('openai', { body: text('a').repeat(20_000) });
  expect(bodies.endpoint.length).toBeLessThan(4_000_000);
  expect(comparison.endpoint.failure).toContain('2 MB');
});

it('ends at its time limit', async () => {
  const fetch = ((_address: string, { signal }: RequestInit) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
    })) as typeof globalThis.fetch;
  const { comparison } = await compareEndpoints({
    spec: 'openai',
    endpoint: { url: urls.openai },
    fetch,
    timeoutMs: 20,
  });
  expect(comparison.differences[0]?.endpoint).toContain('did not end within');
});
