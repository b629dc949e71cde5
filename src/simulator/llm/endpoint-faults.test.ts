/** Faults of an endpoint, and the persona's speech in each case. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scriptedEndpoint, settle, stagedModel } from '../testing/fake-stage.js';
import {
  answerOf,
  callOf,
  done,
  finish,
  openBody,
  sse,
  streamed,
  text,
  thought,
} from '../testing/model-streams.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answer = () => Response | Promise<Response>;
const clock = { type: 'client', name: 'clock', description: 'Tells the time.', awaitResult: true };
const html = '<!doctype html><title>Sign in</title>';

async function ask(answer: Answer, ms = 10_000) {
  const endpoint = scriptedEndpoint(answer, () => streamed(answerOf('Better now.')));
  const staged = stagedModel({ fetch: endpoint.fetch, tools: [clock] });
  staged.model.respond('Hi', 'm1');
  await vi.advanceTimersByTimeAsync(ms);
  return { ...staged, endpoint };
}

const redirect = (status: number) => () =>
  new Response(null, { status, headers: { location: '/elsewhere' } });
const opened = () => openBody().response();
const silent = () => {
  const body = openBody();
  body.write(': keep-alive\n\n');
  return body.response();
};

describe('an answer of which no word can be used', () => {
  it.each<[string, Answer, object]>([
    ['is redirected', redirect(307), { kind: 'refused', status: 307 }],
    ['is redirected for good', redirect(301), { kind: 'refused', status: 301 }],
    ['is a web page', () => streamed(html, 'text/html'), { kind: 'not-streaming' }],
    ['is a web page that calls itself a stream', () => streamed(html), { kind: 'broke-off' }],
    ['has no body', () => streamed(null), { kind: 'broke-off' }],
    ['is empty', () => streamed(''), { kind: 'broke-off' }],
    ['has no content', () => new Response(null, { status: 204 }), { kind: 'not-streaming' }],
    ['is plain text', () => streamed(answerOf('Hi.'), 'text/plain'), { kind: 'not-streaming' }],
    [
      'names no type',
      () => new Response(new TextEncoder().encode(answerOf('Hi.'))),
      { kind: 'not-streaming' },
    ],
    [
      'is JSON lines',
      () => streamed(JSON.stringify(text('Hi.')), 'application/x-ndjson'),
      { kind: 'not-streaming' },
    ],
    [
      'is whole',
      () => Response.json({ choices: [{ message: { content: 'Hi.' } }] }),
      { kind: 'not-streaming' },
    ],
    ['never begins', () => new Promise<Response>(() => {}), { kind: 'timeout' }],
    ['begins, and nothing follows', opened, { kind: 'timeout' }],
    ['has thoughts only, and breaks off', () => streamed(sse(thought('Hm. '))), { kind: 'broke-off' }],
    ['is an error', () => streamed(sse({ error: { message: 'overloaded' } }, done)), { kind: 'error-frame' }],
    ['is too fast for the plan', () => Response.json({}, { status: 429 }), { kind: 'refused', status: 429 }],
    ['is of a gateway', () => streamed(html, 'text/html', 502), { kind: 'refused', status: 502 }],
    ['is of another format', () => streamed(sse({ candidates: [] })), { kind: 'malformed' }],
    [
      'is double-encoded',
      () => streamed(sse(JSON.stringify(JSON.stringify(text('Hi.'))))),
      { kind: 'malformed' },
    ],
  ])('lets the stock model speak: it %s', async (_what, answer, failure) => {
    const { said, detailOf, busy, model } = await ask(answer);
    expect(said).toEqual(['stock: Hi']);
    expect(detailOf('llm-failed')).toMatchObject({ ...failure, saidBefore: '' });
    expect(detailOf('llm-stock-model')).toMatchObject({ ...failure, assumption: true });
    expect(busy).toHaveBeenLastCalledWith(false);
    expect(vi.getTimerCount()).toBe(0);
    // The next question gets a working endpoint, and the history contains the spoken text.
    model.respond('Again', 'm2');
    await settle();
    expect(said.at(-1)).toBe('Better now.');
  });

  it('counts silence from the last bytes, also if they are comments', async () => {
    const { said } = await ask(silent, 9_999);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(['stock: Hi']);
  });
});

const pieces = (...chunks: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

describe('an answer that fails after its first words', () => {
  const half = text('Half a wo');
  it.each<[string, Answer, string]>([
    ['breaks off in a word', () => streamed(sse(half)), 'broke-off'],
    ['breaks off in an event', () => streamed(`${sse(half)}data: {"choi`), 'broke-off'],
    ['sends an error', () => streamed(sse(half, { error: { message: 'overloaded' } })), 'error-frame'],
    ['becomes a web page', () => streamed(`${sse(half)}data: ${html}\n\n`), 'malformed'],
    [
      'is no UTF-8 any more',
      // Not a Blob: Node 24 reads one outside of the fake clock.
      () => streamed(pieces(new TextEncoder().encode(sse(half)), Uint8Array.of(0xff, 0xfe))),
      'malformed',
    ],
  ])('keeps them, and nothing follows: it %s', async (_what, answer, kind) => {
    const { said, types, detailOf, endpoint, model } = await ask(answer);
    expect(said).toEqual(['Half a wo']);
    expect(types()).not.toContain('llm-stock-model');
    expect(detailOf('llm-cut-short')).toMatchObject({ kind });
    model.respond('Again', 'm2');
    await settle();
    expect(endpoint.sent[1]?.body['messages']).toContainEqual({ role: 'assistant', content: 'Half a wo' });
  });

  it('is not continued by the second URL', async () => {
    const urls = ['https://a.test/v1/chat/completions', 'https://b.test/v1/chat/completions'];
    const endpoint = scriptedEndpoint(() => streamed(sse(half)));
    const { model, said } = stagedModel({ fetch: endpoint.fetch, urls, probes: false });
    model.respond('Hi', 'm1');
    await settle();
    expect([endpoint.sent.length, said]).toEqual([1, ['Half a wo']]);
  });
});

describe('an unusual answer that is whole', () => {
  const long = 'word '.repeat(60_000);
  it.each<[string, () => BodyInit, string]>([
    ['has a byte order mark', () => `\uFEFF${answerOf('Hi there.')}`, 'Hi there.'],
    ['ends its lines with CRLF', () => answerOf('Hi there.').replaceAll('\n', '\r\n'), 'Hi there.'],
    ['is one very long line', () => sse(text(long), finish(), done), long],
    [
      'has names and ids of events',
      () => answerOf('Hi.').replaceAll('data:', 'event: chunk\nid: 7\ndata:'),
      'Hi.',
    ],
    ['has no space after the colon', () => answerOf('Hi.').replaceAll('data: ', 'data:'), 'Hi.'],
    ['has chunks without text', () => sse(text(''), text('Hi.'), { choices: [] }, finish(), done), 'Hi.'],
    ['has two ends', () => sse(text('Hi.'), finish(), done, done), 'Hi.'],
  ])('is spoken: it %s', async (_what, body, words) => {
    const { said, types } = await ask(() => streamed(body()));
    expect(said).toEqual([words]);
    expect(types()).toContain('llm-finished');
    expect(types()).not.toContain('llm-failed');
  });

  it('lets nothing be said if it says nothing', async () => {
    const { said, detailOf, busy } = await ask(() => streamed(sse(finish(), done)));
    expect(said).toEqual([]);
    expect(detailOf('llm-finished')).toMatchObject({ characters: 0, calls: 0 });
    expect(busy).toHaveBeenLastCalledWith(false);
  });
});

describe('a call that cannot be run', () => {
  it.each([
    ['has arguments that are no JSON', callOf('clock', '{"city":'), 'The arguments are not a JSON object.'],
    ['has a list as arguments', callOf('clock', '["noon"]'), 'The arguments are not a JSON object.'],
    ['is of a tool that the token has not', callOf('weather'), 'There is no tool weather.'],
  ])('is told to the model, and the answer goes on: it %s', async (_what, call, error) => {
    const { said, endpoint, detailOf } = await ask(() => streamed(call));
    expect(detailOf('llm-tool-refused')).toMatchObject({ error });
    const sent = (endpoint.sent[1]?.body['messages'] ?? []) as { role: string; content: string }[];
    const results = sent.filter(({ role }) => role === 'tool');
    expect(results.map(({ content }) => JSON.parse(content) as object)).toEqual([{ error }]);
    expect(said).toEqual(['Better now.']);
  });
});

describe('two URLs', () => {
  const urls = ['https://a.test/v1/chat/completions', 'https://b.test/v1/chat/completions'];
  it.each<[string, Answer]>([
    ['down', () => Promise.reject(new TypeError('connection refused'))],
    ['redirected', redirect(302)],
    ['silent', opened],
    ['with another secret', () => Response.json({}, { status: 401 })],
    ['empty', () => streamed('')],
  ])('answer once if the first is %s', async (_what, answer) => {
    const endpoint = scriptedEndpoint(({ url }) =>
      url.startsWith('https://a.') ? answer() : streamed(answerOf('Hi.')),
    );
    const { model, said, types } = stagedModel({ fetch: endpoint.fetch, urls, probes: false });
    model.respond('Hi', 'm1');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said).toEqual(['Hi.']);
    expect(types()).not.toContain('llm-stock-model');
  });
});
