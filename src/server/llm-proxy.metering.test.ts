import { describe, expect, it, vi } from 'vitest';
import { anthropic, openaiCompatible } from '../llm/index.js';
import type { LlmPart } from '../llm/llm-adapter.js';
import type { ServerAdmission } from './admission.js';
import { createEndHandler } from './end-handler.js';
import { createLlmProxy, type LlmProxyOptions } from './llm-proxy.js';
import { createSessionHandler } from './session-handler.js';
import { fakeUpstream } from './testing/fake-upstream.js';
import { eventsIn } from './testing/follow.js';
import { post, refusalOf } from './testing/requests.js';
import { briefly, scriptedLlm, type ScriptedAnswer } from './testing/scripted-llm.js';
import type { LlmUsage } from './usage-meter.js';

const marker = 'the number is 4711';
const question = { messages: [{ role: 'user', content: 'What is it?' }] };

function setUp(options: Partial<LlmProxyOptions> = {}, begin: (answer: ScriptedAnswer) => void = briefly) {
  const { adapter, answers } = scriptedLlm(begin);
  const usages: LlmUsage[] = [];
  const handler = createLlmProxy({
    llm: { small: adapter },
    authorize: () => true,
    userKey: (request) => request.headers.get('x-user') ?? 'ada',
    onUsage: (usage) => void usages.push(usage),
    ...options,
  });
  return { handler, answers, usages };
}

const thinking = (answer: ScriptedAnswer) => {
  answer.send({ type: 'reasoning-delta', text: marker });
  briefly(answer);
};

describe('reasoning', () => {
  it('is sent by default', async () => {
    const { handler } = setUp({}, thinking);
    expect(await (await handler(post(question))).text()).toContain(marker);
  });

  it('stays on the server with "omit", but the answer is sent', async () => {
    const { handler } = setUp({ reasoning: 'omit' }, thinking);
    const text = await (await handler(post(question))).text();
    expect(text).not.toContain(marker);
    expect(text).not.toContain('reasoning');
    expect(text).toContain('"content":"Hi"');
  });

  it('goes back to the provider with its call, and only with that very call', async () => {
    const providerData = { anthropicThinking: [{ type: 'thinking', thinking: marker, signature: 's' }] };
    const part: LlmPart = { type: 'tool-call', id: 'c1', name: 'f', arguments: '{"a":1}', providerData };
    const { handler, answers } = setUp({ reasoning: 'omit', allowTools: true }, (answer) => {
      answer.send(part, { type: 'finish', reason: 'tool-calls' });
      answer.end();
    });
    const first = await (await handler(post(question))).text();
    expect(first).toContain('"id":"c1"');
    expect(first).not.toContain(marker);
    const again = async (text: string, extra: object = {}) => {
      const call = { id: 'c1', type: 'function', function: { name: 'f', arguments: text }, ...extra };
      const messages = [
        ...question.messages,
        { role: 'assistant', content: null, tool_calls: [call] },
        { role: 'tool', tool_call_id: 'c1', content: '7' },
      ];
      await (await handler(post({ messages }))).text();
      return JSON.stringify(answers.at(-1)?.request.messages);
    };
    expect(await again('{"a":1}')).toContain(marker);
    expect(await again('{"a":2}')).not.toContain(marker);
    expect(await again('{"a":2}', { extra_content: { x_anam_react: { forged: 1 } } })).not.toContain(
      'forged',
    );
  });

  it('refuses another word', () => {
    expect(() => setUp({ reasoning: 'hide' as 'omit' })).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });
});

describe('onUsage', () => {
  it('gets the token counts of the endpoint', async () => {
    const { handler, usages } = setUp({}, (answer) => {
      answer.say('Hi');
      answer.send({ type: 'finish', reason: 'stop', usage: { inputTokens: 12, outputTokens: 3 } });
      answer.end();
    });
    await (await handler(post(question, { headers: { 'x-user': 'bob' } }))).text();
    expect(usages).toEqual([
      {
        user: 'bob',
        model: 'small',
        inputTokens: 12,
        outputTokens: 3,
        estimated: false,
        outcome: 'finished',
      },
    ]);
  });

  it('estimates missing token counts', async () => {
    const { handler, usages } = setUp();
    await (await handler(post(question))).text();
    expect(usages).toMatchObject([{ user: 'ada', outputTokens: 1, estimated: true, outcome: 'finished' }]);
    expect(usages[0]?.inputTokens).toBeGreaterThan(2);
  });

  it('hears of an answer that failed, and of one whose page went away', async () => {
    const { handler, usages } = setUp({}, (answer) => answer.fail(new Error('no')));
    await handler(post(question));
    const page = new AbortController();
    const other = setUp({}, (answer) => answer.say('Hello'));
    const response = await other.handler(post(question, { signal: page.signal }));
    await response.body!.getReader().read();
    page.abort();
    expect(usages).toMatchObject([{ outcome: 'failed' }]);
    await vi.waitFor(() => expect(other.usages).toMatchObject([{ outcome: 'aborted', outputTokens: 2 }]));
  });

  it('changes nothing when it throws', async () => {
    const { handler } = setUp({ onUsage: () => Promise.reject(new Error('database')) });
    expect(eventsIn(await (await handler(post(question))).text()).at(-1)).toBe('[DONE]');
  });

  it('asks Chat Completions for the tokens, and reads those of Anthropic', async () => {
    const usages: LlmUsage[] = [];
    const chat = fakeUpstream(
      () =>
        new Response(
          'data: {"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}]}\n\ndata: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2}}\n\ndata: [DONE]\n\n',
        ),
    );
    const claude = fakeUpstream(
      () =>
        new Response(
          [
            { type: 'message_start', message: { id: 'm', usage: { input_tokens: 8, output_tokens: 1 } } },
            { type: 'content_block_start', index: 0, content_block: { type: 'text', text: 'Hi' } },
            { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } },
            { type: 'message_stop' },
          ]
            .map((event) => `data: ${JSON.stringify(event)}\n\n`)
            .join(''),
        ),
    );
    const handler = createLlmProxy({
      llm: {
        chat: openaiCompatible({ url: 'https://x.test/v1', model: 'm', fetch: chat.fetch }),
        claude: anthropic({ model: 'm', apiKey: 'k', fetch: claude.fetch }),
      },
      authorize: () => true,
      onUsage: (usage) => void usages.push(usage),
    });
    await (await handler(post({ ...question, model: 'chat' }))).text();
    await (await handler(post({ ...question, model: 'claude' }))).text();
    expect(chat.calls[0]?.body['stream_options']).toEqual({ include_usage: true });
    expect(usages).toMatchObject([
      { user: null, model: 'chat', inputTokens: 9, outputTokens: 2, estimated: false },
      { user: null, model: 'claude', inputTokens: 8, outputTokens: 5, estimated: false },
    ]);
  });
});

it('runs no more answers at once than `maxStreams`', async () => {
  const { handler, answers } = setUp({ maxStreams: 1, userKey: undefined }, (answer) => answer.say('Hi'));
  const first = await handler(post(question));
  expect(await refusalOf(await handler(post(question)))).toMatchObject({
    status: 429,
    code: 'too-many-streams',
  });
  answers[0]?.finish();
  await first.text();
  expect((await handler(post(question))).status).toBe(200);
});

it('calls `onAdmission` for accepted requests only', async () => {
  const admitted: ServerAdmission[] = [];
  const sessionId = '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab';
  const { fetch } = fakeUpstream(() => Response.json({ sessionToken: 'a.b.c' }));
  const access = {
    authorize: (request: Request) => request.headers.get('x-user') !== 'eve',
    rateLimitKey: () => 'ada',
    onAdmission: (admission: ServerAdmission) => void admitted.push(admission),
  };
  const session = createSessionHandler({
    apiKey: 'k',
    persona: { avatarId: 'a', voiceId: 'v' },
    fetch,
    ...access,
  });
  const end = createEndHandler({ apiKey: 'k', fetch, ...access });
  await session(post({ mode: 'client' }));
  await session(post({ mode: 'client' }, { headers: { 'x-user': 'eve' } }));
  await session(post({ mode: 'other' }));
  await end(post({ sessionId }));
  await setUp(access).handler(post(question));
  expect(admitted).toEqual([
    { action: 'session-start', user: 'ada', mode: 'client', llmId: null, continued: false },
    { action: 'session-end', user: 'ada', sessionId },
    { action: 'llm-answer', user: 'ada', model: 'small', messages: 1 },
  ]);
});
