// Requests of hostile or broken callers.
import { describe, expect, it } from 'vitest';
import { scriptedLlm } from '../testing/scripted-llm.js';
import { routeOf } from './endpoint-route.js';
import type { LlmEndpointRequest } from './endpoint-stats.js';
import { BASE, endpointOf, questions, requestOf, SECRET } from './testing/ask-endpoint.js';

function setUp() {
  const { adapter, answers } = scriptedLlm((answer) => answer.send({ type: 'finish', reason: 'stop' }));
  const ends: LlmEndpointRequest[] = [];
  const endpoint = endpointOf(adapter, { onRequest: (ended) => void ends.push(ended), maxMessages: 100 });
  return { endpoint, answers, ends };
}

describe('the model in `onRequest`', () => {
  it.each([
    ['controls', 'a\u001B[2J\nb\u202E\uD800', 'a\uFFFD[2J b\uFFFD\uFFFD'],
    ['a million characters', 'x'.repeat(1_000_000), 'x'.repeat(200)],
    ['the secret', `m-${SECRET}`, 'm-[redacted]'],
  ])('is one short line without secrets (%s)', async (_what, model, told) => {
    const { endpoint, ends } = setUp();
    const response = await endpoint(requestOf('openai', { body: { ...questions.openai, model } }));
    expect(response.status).toBe(404);
    expect(ends[0]?.model).toBe(told);
  });
});

describe('the URL of a file', () => {
  const hostile = [
    'https://user:password@host.example/a.png',
    'https://user@host.example/a.png',
    'https://',
    'https:host.example',
    'https:\\\\host.example',
    'https://host.example/a\r\nX: y',
    'https://host.example/\u202Egnp.a',
    'http://host.example/a.png',
    'file:///etc/passwd',
    'data:text/html,<script>',
    `https://host.example/${'a'.repeat(10_000)}`,
  ];

  it.each(hostile)('of OpenAI is not %j', async (url) => {
    const { endpoint, answers } = setUp();
    const content = [{ type: 'image_url', image_url: { url } }];
    const body = { ...questions.openai, messages: [{ role: 'user', content }] };
    expect((await endpoint(requestOf('openai', { body }))).status).toBe(400);
    expect(answers).toEqual([]);
  });

  it.each(hostile)('of Gemini is not %j', async (fileUri) => {
    const { endpoint, answers } = setUp();
    const parts = [{ fileData: { mimeType: 'image/png', fileUri } }];
    expect((await endpoint(requestOf('gemini', { body: { contents: [{ parts }] } }))).status).toBe(400);
    expect(answers).toEqual([]);
  });

  it.each(['image/png\r\nx: y', 'text/html,<script>', 'png', `image/${'a'.repeat(200)}`])(
    'has no media type %j',
    async (mimeType) => {
      const { endpoint, answers } = setUp();
      const parts = [{ inlineData: { mimeType, data: 'AAAA' } }];
      expect((await endpoint(requestOf('gemini', { body: { contents: [{ parts }] } }))).status).toBe(400);
      expect(answers).toEqual([]);
    },
  );
});

it.each([
  [{}],
  [{ role: 'user', parts: [] }],
  [{ role: 'user', parts: [{ fileData: { mimeType: 'image/png', fileUri: 'gs://bucket/a.png' } }] }],
  [{ role: 'model', parts: [{ thought: true, text: 'Hm' }] }],
])('refuses a conversation of Gemini in which nothing is said: %j', async (...contents) => {
  const { endpoint, answers } = setUp();
  expect((await endpoint(requestOf('gemini', { body: { contents } }))).status).toBe(400);
  expect(answers).toEqual([]);
});

it.each(['openai', 'gemini'] as const)('counts the messages of %s before it reads them', async (spec) => {
  const { endpoint, ends } = setUp();
  // Each of these would also be rejected for another reason.
  const list = Array.from({ length: 101 }, () => 1);
  const body = { ...questions[spec], ...(spec === 'gemini' ? { contents: list } : { messages: list }) };
  expect((await endpoint(requestOf(spec, { body }))).status).toBe(400);
  expect(ends[0]?.error?.code).toBe('conversation-too-long');
});

it('says that a compressed body is not read', async () => {
  const { endpoint, ends } = setUp();
  const request = requestOf('openai', { body: '\u001F\u008B\b' });
  request.headers.set('content-encoding', 'gzip');
  expect((await endpoint(request)).status).toBe(415);
  expect(ends[0]?.error).toMatchObject({
    code: 'content-type-refused',
    message: 'Send the body uncompressed.',
  });
});

it.each(['GET', 'POST'])('finds the model in a hostile path in linear time (%s)', (method) => {
  const costOf = (length: number) => {
    const request = new Request(`${BASE}/${'models/'.repeat(length / 7)}:x`, { method });
    const { user } = process.cpuUsage();
    for (let run = 0; run < 20; run += 1) routeOf(request, undefined);
    return process.cpuUsage().user - user;
  };
  costOf(20_000);
  expect(costOf(160_000)).toBeLessThan(40 * costOf(20_000) + 100_000);
});
