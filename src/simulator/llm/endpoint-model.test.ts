import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scriptedEndpoint, settle, stagedModel } from '../testing/fake-stage.js';
import { answerOf, callOf, openBody, sse, streamed, text, thought } from '../testing/model-streams.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const says = (words: string, thoughts?: string) => () => streamed(answerOf(words, thoughts));
const fails = (status: number) => () => Response.json({ error: { message: 'no' } }, { status });
const clock = { type: 'client', name: 'clock', description: 'Tells the time.' };

/** The newest message of the second request. */
const lastMessage = ({ sent }: ReturnType<typeof scriptedEndpoint>) =>
  (sent[1]?.body['messages'] as object[] | undefined)?.at(-1);

describe('a turn', () => {
  it('streams thoughts as frames of one id, and words into the speech', async () => {
    const body = openBody();
    const endpoint = scriptedEndpoint(() => body.response());
    const { model, said, thoughts, busy } = stagedModel({ fetch: endpoint.fetch });
    model.respond('Hi', 'm1');
    await settle();
    body.write(sse(thought('They '), thought('greet. ')));
    await settle();
    expect(thoughts).toEqual(['id-1 0 They ', 'id-1 1 greet. ']);
    body.write(sse(text('Hel')));
    await settle();
    expect(thoughts.at(-1)).toBe('id-1 2 .');
    expect(said).toEqual(['Hel']);
    expect(busy).toHaveBeenCalledExactlyOnceWith(true);
    body.write(answerOf('lo.'));
    body.close();
    await settle();
    expect(said).toEqual(['Hello.']);
    expect(busy).toHaveBeenLastCalledWith(false);
  });

  it('sends what was said, heard and told before', async () => {
    const endpoint = scriptedEndpoint(says('One two.'), says('Three.'));
    const { model, contexts } = stagedModel({ fetch: endpoint.fetch, systemPrompt: 'Be brief.' });
    model.spoke('greeting', 'Welcome. ', null);
    model.spoke('greeting', 'I am Cara.', false);
    model.respond('Count', 'm1');
    await settle();
    contexts.push('The cart holds a lamp.');
    model.respond('On', 'm2');
    await settle();
    expect(endpoint.sent[1]?.body['messages']).toEqual([
      { role: 'system', content: 'Be brief.\n\nThe cart holds a lamp.' },
      { role: 'assistant', content: 'Welcome. I am Cara.' },
      { role: 'user', content: 'Count' },
      { role: 'assistant', content: 'One two.' },
      { role: 'user', content: 'On' },
    ]);
  });

  it('closes the request at an interruption, and keeps what was heard', async () => {
    const body = openBody();
    const endpoint = scriptedEndpoint(() => body.response(), says('Yes?'));
    const { model, said, types, interruptAfter, busy } = stagedModel({ fetch: endpoint.fetch });
    model.respond('Count', 'm1');
    await settle();
    body.write(sse(text('One two three ')));
    await settle();
    interruptAfter('One two ');
    expect(endpoint.sent[0]?.signal.aborted).toBe(true);
    expect(busy).toHaveBeenLastCalledWith(false);
    await settle();
    expect(body.cancelled()).toBe(true);
    expect(types()).toContain('llm-aborted');
    model.respond('Stop', 'm2');
    await settle();
    expect(endpoint.sent[1]?.body['messages']).toEqual([
      { role: 'user', content: 'Count' },
      { role: 'assistant', content: 'One two ' },
      { role: 'user', content: 'Stop' },
    ]);
    expect(said).toEqual(['One two three ', 'Yes?']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no answer of which nothing was heard', async () => {
    const endpoint = scriptedEndpoint(() => new Promise<Response>(() => {}), says('Yes?'));
    const { model } = stagedModel({ fetch: endpoint.fetch });
    model.respond('One', 'm1');
    await settle();
    model.respond('Two', 'm2');
    await settle();
    expect(endpoint.sent[1]?.body['messages']).toEqual([
      { role: 'user', content: 'One' },
      { role: 'user', content: 'Two' },
    ]);
  });
});

describe('a client tool', () => {
  const lookThenSay = () =>
    scriptedEndpoint(() => streamed(callOf('clock', '{"zone":"UTC"}')), says('Noon.'));

  it('waits with `awaitResult`, and its result is in the next request', async () => {
    const endpoint = lookThenSay();
    const page = vi.fn(async () => ({ result: 'noon' }));
    const tools = [{ ...clock, awaitResult: true, toolTimeoutSeconds: 120 }];
    const { model, said } = stagedModel({ fetch: endpoint.fetch, tools, page });
    model.respond('What time is it?', 'm1');
    await settle();
    expect(page).toHaveBeenCalledWith('clock', { zone: 'UTC' }, { timeoutMs: 120_000 });
    expect(endpoint.sent[1]?.body['messages']).toEqual([
      { role: 'user', content: 'What time is it?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [
          { id: 'call_1', type: 'function', function: { name: 'clock', arguments: '{"zone":"UTC"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'call_1', content: 'noon' },
    ]);
    expect(said).toEqual(['Noon.']);
  });

  it('waits 10 s unless the tool says otherwise, also from the `config` of a stored tool', async () => {
    const endpoint = lookThenSay();
    const page = vi.fn(async () => ({ error: 'too late' }));
    const tools = [{ ...clock, config: { awaitResult: true } }];
    const { model } = stagedModel({ fetch: endpoint.fetch, tools, page });
    model.respond('What time is it?', 'm1');
    await settle();
    expect(page).toHaveBeenCalledWith('clock', { zone: 'UTC' }, { timeoutMs: 10_000 });
    expect(lastMessage(endpoint)).toMatchObject({
      content: '{"error":"too late"}',
    });
  });

  it('is fire and forget by default', async () => {
    const endpoint = lookThenSay();
    const page = vi.fn(() => new Promise<never>(() => {}));
    const { model, said } = stagedModel({ fetch: endpoint.fetch, tools: [clock], page });
    model.respond('What time is it?', 'm1');
    await settle();
    expect(page).toHaveBeenCalledWith('clock', { zone: 'UTC' }, { timeoutMs: Infinity });
    expect(said).toEqual(['Noon.']);
  });

  it('is dropped with its call when the user interrupts it', async () => {
    const endpoint = lookThenSay();
    const tools = [{ ...clock, awaitResult: true }];
    const page = () => new Promise<never>(() => {});
    const { model } = stagedModel({ fetch: endpoint.fetch, tools, page });
    model.respond('What time is it?', 'm1');
    await settle();
    model.respond('Never mind', 'm2');
    await settle();
    expect(endpoint.sent[1]?.body['messages']).toEqual([
      { role: 'user', content: 'What time is it?' },
      { role: 'user', content: 'Never mind' },
    ]);
  });

  it.each([
    ['dance', '{}', 'There is no tool dance.'],
    ['clock', '[1', 'The arguments are not a JSON object.'],
  ])('tells the model about a call of %s with %s', async (name, args, error) => {
    const endpoint = scriptedEndpoint(() => streamed(callOf(name, args)), says('Sorry.'));
    const { model } = stagedModel({ fetch: endpoint.fetch, tools: [clock] });
    model.respond('Go', 'm1');
    await settle();
    expect(lastMessage(endpoint)).toMatchObject({
      content: JSON.stringify({ error }),
    });
  });

  it('is not called for ever', async () => {
    const endpoint = scriptedEndpoint(() => streamed(callOf('clock')));
    const { model, types } = stagedModel({ fetch: endpoint.fetch, tools: [clock] });
    model.respond('Go', 'm1');
    await settle();
    expect(endpoint.sent).toHaveLength(8);
    expect(types()).toContain('llm-too-many-tools');
  });
});

describe('an endpoint that fails', () => {
  const hangs = () => new Promise<Response>(() => {});
  const refuses = () => Promise.reject(new TypeError('connection refused'));

  it.each([
    ['refused', fails(400), { status: 400, assumption: false }],
    ['refused', fails(401), { status: 401, assumption: true }],
    ['refused', fails(500), { status: 500, assumption: true }],
    ['unreachable', refuses, { assumption: true }],
    ['timeout', hangs, { assumption: true }],
    ['not-streaming', () => Response.json({ choices: [] }), { assumption: true }],
    ['broke-off', () => streamed(sse(thought('Hm. '))), { assumption: true }],
  ])('lets the stock model speak: %s', async (kind, answer, detail) => {
    const { model, said, detailOf, busy } = stagedModel({ fetch: scriptedEndpoint(answer).fetch });
    model.respond('Hi', 'm1');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said).toEqual(['stock: Hi']);
    expect(detailOf('llm-stock-model')).toMatchObject({ kind, ...detail });
    expect(busy).toHaveBeenLastCalledWith(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps what was said when it breaks off in mid-answer', async () => {
    const body = openBody();
    const endpoint = scriptedEndpoint(() => body.response(), says('Again.'));
    const { model, said, types } = stagedModel({ fetch: endpoint.fetch });
    model.respond('Hi', 'm1');
    await settle();
    body.write(sse(text('Half an ')));
    await settle();
    body.fail();
    await settle();
    expect(said).toEqual(['Half an ']);
    expect(types()).toContain('llm-cut-short');
    model.respond('Go on', 'm2');
    await settle();
    expect(endpoint.sent[1]?.body['messages']).toContainEqual({ role: 'assistant', content: 'Half an ' });
  });

  it('ends an answer that hangs in the middle, and closes its request', async () => {
    const body = openBody();
    const endpoint = scriptedEndpoint(() => body.response());
    const { model, detailOf } = stagedModel({ fetch: endpoint.fetch, timeoutMs: 500 });
    model.respond('Hi', 'm1');
    await settle();
    body.write(sse(text('Half an ')));
    await vi.advanceTimersByTimeAsync(500);
    expect(detailOf('llm-cut-short')).toMatchObject({ kind: 'timeout' });
    expect(endpoint.sent[0]?.signal.aborted).toBe(true);
  });

  it('is followed by the next URL', async () => {
    const urls = ['https://a.test/v1/chat/completions', 'https://b.test/v1/chat/completions'];
    const endpoint = scriptedEndpoint(({ url }) =>
      url.startsWith('https://a.') ? fails(503)() : says('Hi.')(),
    );
    const { model, said, types } = stagedModel({ fetch: endpoint.fetch, urls, probes: false });
    model.respond('Hi', 'm1');
    await settle();
    expect(endpoint.sent.map(({ url }) => url)).toEqual(urls);
    expect(said).toEqual(['Hi.']);
    expect(types()).not.toContain('llm-stock-model');
  });
});

describe('probes', () => {
  const urls = ['https://slow.test/v1/chat/completions', 'https://fast.test/v1/chat/completions'];
  const later = (response: Response, ms: number) =>
    new Promise<Response>((resolve) => void setTimeout(() => resolve(response), ms));

  it('find the fastest URL, with the secret and about 1,500 tokens, three times an hour', async () => {
    const endpoint = scriptedEndpoint(({ url }) => later(says('Yes.')(), url.includes('slow') ? 900 : 80));
    const { model, detailOf } = stagedModel({
      fetch: endpoint.fetch,
      urls,
      secret: 's',
      systemPrompt: 'Private.',
    });
    model.start();
    await vi.advanceTimersByTimeAsync(1000);
    expect(detailOf('llm-fastest')).toEqual({ url: urls[1] });
    const [probe] = endpoint.sent;
    expect(probe?.headers.get('authorization')).toBe('Bearer s');
    expect(JSON.stringify(probe?.body)).not.toContain('Private.');
    expect(JSON.stringify(probe?.body).length / 4.5).toBeGreaterThan(1400);
    model.respond('Hi', 'm1');
    await vi.advanceTimersByTimeAsync(100);
    expect(endpoint.sent.at(-1)?.url).toBe(urls[1]);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(endpoint.sent.filter(({ body }) => body['max_tokens'] === 16)).toHaveLength(6);
    model.stop();
  });

  it('put a URL that fails last, until it works again', async () => {
    let isUp = false;
    const endpoint = scriptedEndpoint(({ url }) =>
      url.includes('fast') || isUp ? says('Yes.')() : fails(500)(),
    );
    const { model, detailOf } = stagedModel({ fetch: endpoint.fetch, urls });
    model.start();
    await settle();
    expect(detailOf('llm-fastest')).toEqual({ url: urls[1] });
    isUp = true;
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(detailOf('llm-fastest')).toEqual({ url: urls[0] });
    model.stop();
  });

  it('are not sent for a single URL', async () => {
    const endpoint = scriptedEndpoint(says('Yes.'));
    stagedModel({ fetch: endpoint.fetch }).model.start();
    await settle();
    expect(endpoint.sent).toEqual([]);
  });

  it('end with the session', async () => {
    const endpoint = scriptedEndpoint(() => new Promise<Response>(() => {}));
    const { model } = stagedModel({ fetch: endpoint.fetch, urls });
    model.start();
    await settle();
    model.stop();
    await settle();
    expect(endpoint.sent.every(({ signal }) => signal.aborted)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
