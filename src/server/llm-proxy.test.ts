import { afterEach, describe, expect, it, vi } from 'vitest';
import { llmError } from '../llm/llm-error.js';
import { createLlmProxy, type LlmProxyOptions } from './llm-proxy.js';
import { deltasIn, eventsIn, follow } from './testing/follow.js';
import { post, refusalOf } from './testing/requests.js';
import { briefly, scriptedLlm, type ScriptedAnswer } from './testing/scripted-llm.js';

const question = { messages: [{ role: 'user', content: 'Hi' }] };

function setUp(begin?: (answer: ScriptedAnswer) => void, options: Partial<LlmProxyOptions> = {}) {
  const { adapter, answers } = scriptedLlm(begin);
  const onRefusal = vi.fn();
  const handler = createLlmProxy({ llm: adapter, authorize: () => true, onRefusal, ...options });
  return { handler, onRefusal, answers };
}

const tick = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

afterEach(() => vi.useRealTimers());

describe('options', () => {
  it.each<[string, object]>([
    ['no model', { llm: undefined }],
    ['an empty list of models', { llm: {} }],
    ['something else for a model', { llm: { small: 'gpt' } }],
    ['a URL, as an older version had it', { url: 'https://llm.example.com/v1' }],
    ['a misspelt name', { maxToken: 5 }],
    ['a token limit that is none', { maxOutputTokens: 0.5 }],
    ['a size that is none', { maxBodyBytes: Number.NaN }],
    ['a number of messages that is none', { maxMessages: 0 }],
    ['streams for each user, without users', { maxStreamsPerUser: 2 }],
    ['tools that are no names', { allowTools: [''] }],
    ['instructions that are none', { systemPrompt: 5 }],
    ['a time that is none', { keepAliveMs: -1 }],
    ['a secret that is empty', { secrets: [''] }],
  ])('%s is refused at once', (_, options) => {
    expect(() => setUp(undefined, options)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });

  it('models are asked for by name; the first is the default', async () => {
    const [small, large] = [scriptedLlm(briefly), scriptedLlm(briefly)];
    const { handler } = setUp(undefined, { llm: { small: small.adapter, large: large.adapter } });
    await handler(post(question));
    await handler(post({ ...question, model: 'large' }));
    expect([small.answers.length, large.answers.length]).toEqual([1, 1]);
    for (const model of ['other', '__proto__', 'constructor']) {
      const refusal = await refusalOf(await handler(post({ ...question, model })));
      expect(refusal).toMatchObject({ status: 404, code: 'model-not-allowed' });
    }
    expect([small.answers.length, large.answers.length]).toEqual([1, 1]);
  });

  it('the lower of both limits of tokens counts', async () => {
    const { handler, answers } = setUp(briefly, { maxOutputTokens: 300 });
    await handler(post(question));
    await handler(post({ ...question, max_tokens: 9999 }));
    await handler(post({ ...question, max_completion_tokens: 20 }));
    expect(answers.map(({ request }) => request.maxOutputTokens)).toEqual([300, 300, 20]);
  });
});

describe('the stream', () => {
  it('is Chat Completions, one part an event', async () => {
    const { handler } = setUp((answer) => {
      answer.send({ type: 'reasoning-delta', text: 'Greet.' });
      answer.say('Grüß ', 'dich 👋');
      answer.finish();
    });
    const text = await (await handler(post(question))).text();
    expect(deltasIn(text)).toEqual([
      { role: 'assistant' },
      { reasoning: 'Greet.' },
      { content: 'Grüß ' },
      { content: 'dich 👋' },
      'stop',
      '[DONE]',
    ]);
  });

  it('echoes nothing of the page outside of JSON', async () => {
    const model = 'm\r\nset-cookie: admin=1\n\ndata: {"error":{}}\n\n';
    const response = await setUp(briefly).handler(post({ ...question, model }));
    expect([...response.headers.keys()]).not.toContain('set-cookie');
    const events = eventsIn(await response.text());
    expect(events[0]).toMatchObject({ model });
    expect(events).toHaveLength(4);
  });

  it('is not cached, buffered or compressed', async () => {
    const { headers } = await setUp(briefly).handler(post(question));
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
  });

  it('sends a part before the next one arrives', async () => {
    const { handler, answers } = setUp((answer) => answer.say('One'));
    const { seen } = follow(await handler(post(question)));
    await vi.waitFor(() => expect(seen.text).toContain('One'));
    expect(seen.text).not.toContain('two');
    answers[0]?.say(' two');
    await vi.waitFor(() => expect(seen.text).toContain(' two'));
  });

  it('does not read ahead of a page that does not read', async () => {
    const { handler, answers } = setUp((answer) => answer.say(...Array.from({ length: 100 }, String)));
    const response = await handler(post(question));
    await new Promise((resolve) => setImmediate(resolve));
    expect(answers[0]?.pulls).toBeLessThan(4);
    await response.body?.cancel();
    expect(answers[0]?.signal.aborted).toBe(true);
  });

  it('an adapter of one’s own that yields nonsense does no harm', async () => {
    const { handler } = setUp((answer) => {
      answer.send({ type: 'tool-use' } as never, { type: 'text-delta', text: 'Hi' });
      answer.end();
    });
    expect(deltasIn(await (await handler(post(question))).text()).slice(1)).toEqual([
      { content: 'Hi' },
      '[DONE]',
    ]);
  });
});

describe('pages of other origins', () => {
  const other = 'https://other.example';
  const from = (origin: string, body: object) =>
    post(body, { headers: { origin, 'sec-fetch-site': 'cross-site' } });

  it.each([question, { messages: [] }])(
    'a named one may read the answer, also a refusal: %j',
    async (body) => {
      const { handler } = setUp(briefly, { allowedOrigins: [other] });
      const { headers } = await handler(from(other, body));
      expect(headers.get('access-control-allow-origin')).toBe(other);
      expect(headers.get('vary')).toBe('origin');
    },
  );

  it.each(['https://x.other.example', 'https://other.example.evil.example', 'http://other.example', 'null'])(
    'nobody else may ask, as %s',
    async (origin) => {
      const { handler, answers } = setUp(briefly, { allowedOrigins: [other] });
      const response = await handler(from(origin, question));
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(await refusalOf(response)).toMatchObject({ status: 403, code: 'origin-refused' });
      expect(answers).toHaveLength(0);
    },
  );
});

describe('silence', () => {
  it('is filled with comments, before the answer and in it', async () => {
    vi.useFakeTimers();
    const { handler, answers } = setUp();
    const pending = handler(post(question));
    await tick(10_000);
    const { seen, end } = follow(await pending);
    await tick(20_000);
    expect(seen.text.split(': keep-alive\n\n')).toHaveLength(3);
    answers[0]?.say('Hi');
    await tick(10_000);
    expect(seen.text).toMatch(/"Hi".*\n\n: keep-alive\n\n$/s);
    answers[0]?.finish();
    await end;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('piles up no comments for a page that does not read', async () => {
    vi.useFakeTimers();
    const { handler, answers } = setUp();
    const pending = handler(post(question));
    await tick(10_000);
    const response = await pending;
    await tick(60_000);
    answers[0]?.finish();
    expect((await response.text()).match(/keep-alive/g) ?? []).toHaveLength(0);
  });

  it('that is too long is reported by status, or as an event after the answer has started', async () => {
    vi.useFakeTimers();
    const early = setUp(undefined, { timeoutMs: 5000 });
    const refused = early.handler(post(question));
    await tick(5000);
    expect(await refusalOf(await refused)).toMatchObject({ status: 504, code: 'llm-timeout' });
    const late = setUp((answer) => answer.say('So far'), { timeoutMs: 5000 });
    const { seen, end } = follow(await late.handler(post(question)));
    await tick(5000);
    await end;
    expect(eventsIn(seen.text).at(-1)).toMatchObject({ error: { code: 'llm-timeout', status: 504 } });
    for (const { answers, onRefusal } of [early, late]) {
      expect(answers[0]?.signal.aborted).toBe(true);
      expect(onRefusal).toHaveBeenCalledOnce();
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('also applies without silence: an endless answer ends at its limit', async () => {
    vi.useFakeTimers();
    const limits = { timeoutMs: 5000, maxAnswerMs: 12_000 };
    const { handler, answers, onRefusal } = setUp((answer) => answer.say('On'), limits);
    const { seen, end } = follow(await handler(post(question)));
    for (let second = 0; second < 12; second += 1) {
      await tick(1000);
      answers[0]?.say(' and on');
    }
    await tick(0);
    await end;
    expect(eventsIn(seen.text).at(-1)).toMatchObject({ error: { code: 'llm-timeout', status: 504 } });
    expect(answers[0]?.signal.aborted).toBe(true);
    expect(onRefusal).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('and a limit that is near say which of the two it was', async () => {
    vi.useFakeTimers();
    const { handler, onRefusal } = setUp(undefined, { timeoutMs: 5000, maxAnswerMs: 3000 });
    const refused = handler(post(question));
    await tick(3000);
    expect(await refusalOf(await refused)).toMatchObject({ status: 504, code: 'llm-timeout' });
    expect(JSON.stringify(onRefusal.mock.calls)).toContain('longer than 3000 ms');
  });

  it('of a page that does not read ends the model', async () => {
    vi.useFakeTimers();
    const { handler, answers } = setUp((answer) => answer.say('One', 'two', 'three'), { timeoutMs: 5000 });
    const response = await handler(post(question));
    await tick(5000);
    expect(answers[0]?.signal.aborted).toBe(true);
    await expect(response.text()).rejects.toThrow('not read');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a page that goes away', () => {
  it.each([false, true])('stops the model in the same task (answer begun: %s)', async (begun) => {
    const page = new AbortController();
    const { handler, answers, onRefusal } = setUp((answer) => begun && answer.say('Hi'));
    const pending = handler(post(question, { signal: page.signal }));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    if (begun) await pending;
    page.abort();
    expect(answers[0]?.signal.aborted).toBe(true);
    expect((await pending).status).toBe(begun ? 200 : 499);
    expect(onRefusal).not.toHaveBeenCalled();
  });

  it('by cancelling the body stops the model, and leaves no timer', async () => {
    vi.useFakeTimers();
    const { handler, answers } = setUp((answer) => answer.say('Hi'));
    const response = await handler(post(question));
    const cancelled = response.body?.cancel();
    expect(answers[0]?.signal.aborted).toBe(true);
    await cancelled;
    expect(answers[0]?.returned).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('before anything was asked costs nothing', async () => {
    const { handler, answers } = setUp();
    expect((await handler(post(question, { signal: AbortSignal.abort() }))).status).toBe(499);
    expect(answers).toHaveLength(0);
  });
});

describe('an answer that is whole', () => {
  it('is not cut, so that its connection can serve the next turn', async () => {
    vi.useFakeTimers();
    const { handler, answers } = setUp(briefly);
    await (await handler(post(question))).text();
    expect(answers[0]).toMatchObject({ pulls: 3, returned: false, signal: { aborted: false } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each<[string, (answer: ScriptedAnswer) => void]>([
    ['does not end', () => {}],
    ['says more', (answer) => answer.say('More')],
    ['fails', (answer) => answer.fail(new Error('late'))],
  ])('that then %s is cut, and the page does not notice', async (_, then) => {
    vi.useFakeTimers();
    const { handler, answers, onRefusal } = setUp((answer) => {
      answer.send({ type: 'text-delta', text: 'Hi' }, { type: 'finish', reason: 'stop' });
      then(answer);
    });
    const text = await (await handler(post(question))).text();
    expect(deltasIn(text).slice(1)).toEqual([{ content: 'Hi' }, 'stop', '[DONE]']);
    await tick(1000);
    expect(answers[0]).toMatchObject({ returned: true, signal: { aborted: true } });
    expect([vi.getTimerCount(), onRefusal.mock.calls]).toEqual([0, []]);
  });
});

describe('what failed', () => {
  it.each([
    ['llm-invalid-request', 400],
    ['llm-unauthorized', 502],
    ['llm-not-found', 502],
    ['llm-rate-limited', 429],
    ['llm-quota', 503],
    ['llm-context-length', 413],
    ['llm-not-available', 502],
    ['llm-filtered', 400],
    ['llm-timeout', 504],
    ['llm-unreachable', 502],
    ['llm-protocol', 502],
    ['llm-truncated', 502],
    ['llm-empty', 502],
    ['llm-failed', 502],
  ] as const)('%s is %i, in our words; theirs are for the log', async (code, status) => {
    const { handler, onRefusal } = setUp((answer) =>
      answer.fail(llmError(code, { message: 'Bad key sk-abcdef123456 of org-42', retryAfterMs: 5289 })),
    );
    const response = await handler(post(question));
    expect(response.headers.get('retry-after')).toBe(/rate-limited|quota/.test(code) ? '6' : null);
    const refusal = await refusalOf(response);
    expect(refusal).toMatchObject({ status, code });
    expect(refusal.text).not.toMatch(/sk-abc|org-42/);
    expect(onRefusal.mock.calls[0]?.[0]).toMatchObject({ code, detail: 'Bad key [redacted] of org-42' });
  });

  it('an unknown error reveals no details', async () => {
    const { handler } = setUp((answer) => answer.fail(new Error('ENOENT /srv/keys.json')));
    const refusal = await refusalOf(await handler(post(question)));
    expect(refusal).toMatchObject({ status: 502, code: 'llm-failed' });
    expect(refusal.text).not.toContain('ENOENT');
  });

  it('in the middle is an event, once, and the last one', async () => {
    const { handler, answers, onRefusal } = setUp((answer) => {
      answer.say('So far');
      answer.fail(llmError('llm-failed', { message: 'Their words: sk-abcdef123456' }));
    });
    const text = await (await handler(post(question))).text();
    expect(eventsIn(text).at(-1)).toEqual({
      error: { code: 'llm-failed', message: 'The model endpoint had a problem.', status: 502 },
    });
    expect(text).not.toContain('DONE');
    expect(text).not.toContain('Their words');
    expect(onRefusal).toHaveBeenCalledOnce();
    expect(answers[0]?.signal.aborted).toBe(true);
  });
});

describe('simultaneous answers', () => {
  const userKey = (request: Request) => request.headers.get('x-user') ?? 'nobody';
  const as = (user: string) => post(question, { headers: { 'x-user': user } });

  it('are counted for each user, and given back however they end', async () => {
    const { handler, answers } = setUp((answer) => answer.say('Hi'), { userKey, maxStreamsPerUser: 2 });
    const open = [await handler(as('a')), await handler(as('a')), await handler(as('b'))];
    const refused = await handler(as('a'));
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refusalOf(refused)).toMatchObject({ status: 429, code: 'too-many-streams' });
    expect(answers).toHaveLength(3);
    await open[0]?.body?.cancel();
    expect((await handler(as('a'))).status).toBe(200);
    answers[1]?.fail(new Error('no'));
    await open[1]?.text();
    expect((await handler(as('a'))).status).toBe(200);
    expect((await handler(as('a'))).status).toBe(429);
  });

  it('a refused request takes no slot', async () => {
    const { handler } = setUp(briefly, { userKey, maxStreamsPerUser: 1 });
    for (let time = 0; time < 3; time += 1)
      expect((await handler(post({ messages: [] }, { headers: { 'x-user': 'a' } }))).status).toBe(400);
    expect((await handler(as('a'))).status).toBe(200);
  });
});
