// The page's half and the server's half of client mode, connected without a network.
import { expect, it } from 'vitest';
import type { LlmAdapter, LlmPart, LlmRequest } from '../llm/llm-adapter.js';
import { custom } from '../llm/custom.js';
import { openaiCompatible, type OpenAICompatibleOptions } from '../llm/providers/openai-compatible.js';
import { llmError } from '../llm/llm-error.js';
import { createLlmProxy, type LlmProxyOptions } from './llm-proxy.js';
import { briefly, scriptedLlm } from './testing/scripted-llm.js';

const question: LlmRequest = { messages: [{ role: 'user', content: 'Hallo' }] };

/** Creates the page's adapter with this model behind the proxy. */
function throughProxy(
  llm: LlmAdapter,
  options: Partial<LlmProxyOptions> = {},
  page: Partial<OpenAICompatibleOptions> = {},
): LlmAdapter {
  const handler = createLlmProxy({ llm, allowTools: true, authorize: () => true, ...options });
  return openaiCompatible({
    url: '/api/persona/llm',
    model: 'small',
    systemPrompt: 'Be brief.',
    ...page,
    fetch: (path, init) => handler(new Request(new URL(path, 'https://app.example.com'), init)),
  });
}

async function collect(adapter: LlmAdapter, request = question, signal = new AbortController().signal) {
  const parts: LlmPart[] = [];
  for await (const part of adapter.stream(request, { signal })) parts.push(part);
  return parts;
}

it.each<[string, LlmPart[]]>([
  [
    'whole calls',
    [
      {
        type: 'tool-call',
        id: 'c1',
        name: 'look',
        arguments: '{"at":"sky"}',
      },
      { type: 'tool-call', id: 'c2', name: 'look', arguments: '{}' },
      { type: 'finish', reason: 'tool-calls' },
    ],
  ],
  [
    'a refusal',
    [
      { type: 'refusal-delta', text: 'I will not.' },
      { type: 'finish', reason: 'content-filter' },
    ],
  ],
  [
    'a tool of the endpoint, while its input is streamed and with a preliminary result',
    [
      { type: 'tool-input-start', id: 's1', name: 'search', providerExecuted: true },
      { type: 'tool-input-delta', id: 's1', text: '{"query":' },
      { type: 'tool-call', id: 's1', name: 'search', arguments: '{"query":"<b>"}', providerExecuted: true },
      { type: 'tool-result', id: 's1', content: '1 of 2', preliminary: true },
      { type: 'tool-result', id: 's1', content: '2 of 2' },
      { type: 'tool-result', id: 's2', content: 'No such page.', isError: true },
      { type: 'text-delta', text: 'Found.' },
      { type: 'finish', reason: 'stop' },
    ],
  ],
  [
    'sources, files, data, and text that is taken back',
    [
      { type: 'text-delta', text: 'Mars is red. No.' },
      { type: 'text-reset', length: 12 },
      {
        type: 'source',
        id: '1',
        kind: 'url',
        url: 'https://a.example',
        title: 'A',
        range: { start: 0, end: 4 },
      },
      { type: 'source', id: '2', kind: 'document', filename: 'mars.pdf', mediaType: 'application/pdf' },
      { type: 'file', url: 'data:image/png;base64,AAAA', mediaType: 'image/png' },
      { type: 'data', name: 'weather', id: 'w', data: { degrees: [1, null, { of: 'x' }] }, transient: true },
      { type: 'finish', reason: 'stop' },
    ],
  ],
  [
    'text that is not to be spoken',
    [
      { type: 'text-delta', text: 'Look: ' },
      { type: 'text-delta', text: 'https://a.example', speak: false },
      { type: 'finish', reason: 'length' },
    ],
  ],
  [
    'text that looks like tags, and white space',
    [
      { type: 'reasoning-delta', text: ' <think>' },
      { type: 'text-delta', text: '  <think>\n' },
      { type: 'text-delta', text: '</think> ' },
      { type: 'finish', reason: 'other' },
    ],
  ],
])('%s arrives as it was', async (_name, parts) => {
  const { adapter } = scriptedLlm((answer) => answer.send(...parts));
  expect(await collect(throughProxy(adapter))).toEqual(parts);
});

it('a model gets its own data back with its calls', async () => {
  const { adapter, answers } = scriptedLlm((answer) => {
    if (answers.length > 1) return briefly(answer);
    const call = { id: 'c1', name: 'look', arguments: '{}', providerData: { signature: 'x' } };
    answer.send({ type: 'tool-call', ...call }, { type: 'finish', reason: 'tool-calls' });
  });
  const proxied = throughProxy(adapter);
  const tool = { name: 'look', description: 'Looks.', parameters: { type: 'object' } };
  const [call] = await collect(proxied, { ...question, tools: [tool] });
  if (call?.type !== 'tool-call') throw new Error('There is no call.');
  const { type: _, ...toolCall } = call;
  const result = { role: 'tool', toolCallId: 'c1', toolName: 'look', content: 'A cloud.' } as const;
  await collect(proxied, {
    messages: [...question.messages, { role: 'assistant', content: '', toolCalls: [toolCall] }, result],
    tools: [tool],
  });
  expect(answers[1]?.request).toEqual({
    messages: [
      { role: 'system', content: 'Be brief.' },
      ...question.messages,
      {
        role: 'assistant',
        content: '',
        toolCalls: [{ id: 'c1', name: 'look', arguments: '{}', providerData: { signature: 'x' } }],
      },
      result,
    ],
    tools: [tool],
  });
});

it('notes of the page reach the model under the server’s own instructions', async () => {
  const { adapter, answers } = scriptedLlm(briefly);
  const note = { role: 'system', content: 'The user looks at page 2.' } as const;
  await collect(throughProxy(adapter, { systemPrompt: 'You are Ada.' }), {
    messages: [note, ...question.messages],
  });
  const { messages = [] } = answers[0]?.request ?? {};
  expect(messages.filter(({ role }) => role === 'system')).toEqual([
    { role: 'system', content: 'You are Ada.' },
  ]);
  expect(messages).toContainEqual({ role: 'user', content: '[Note of the app] The user looks at page 2.' });
});

it.each([
  ['llm-invalid-request', 'llm-invalid-request'],
  ['llm-unauthorized', 'llm-unauthorized'],
  ['llm-not-found', 'llm-not-found'],
  ['llm-rate-limited', 'llm-rate-limited'],
  ['llm-quota', 'llm-quota'],
  ['llm-context-length', 'llm-context-length'],
  ['llm-not-available', 'llm-not-available'],
  ['llm-filtered', 'llm-filtered'],
  ['llm-timeout', 'llm-timeout'],
  // The page reached its server, so neither its network nor CORS is the cause.
  ['llm-unreachable', 'llm-provider-unreachable'],
  ['llm-provider-unreachable', 'llm-provider-unreachable'],
  ['llm-protocol', 'llm-protocol'],
  ['llm-truncated', 'llm-truncated'],
  ['llm-failed', 'llm-failed'],
] as const)('%s keeps its meaning, before the answer and in it', async (code, seen) => {
  for (const said of [[], ['So far ']]) {
    const { adapter } = scriptedLlm((answer) => {
      answer.say(...said);
      answer.fail(llmError(code, { message: 'Bearer secret-key-1234567890 of org-42', body: 'org-42' }));
    });
    const error: unknown = await collect(throughProxy(adapter)).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: seen });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/secret-key|org-42/);
  }
});

it('stops the model when the persona is interrupted', async () => {
  const { adapter, answers } = scriptedLlm((answer) => answer.say('Grüß ', 'dich'));
  const interrupted = new AbortController();
  const stream = throughProxy(adapter).stream(question, { signal: interrupted.signal });
  for await (const _ of stream) interrupted.abort();
  expect(answers[0]?.signal.aborted).toBe(true);
  expect(answers[0]?.returned).toBe(true);
});

it('sends token counts to a page that asks for them, and to no other', async () => {
  const usage = { inputTokens: 7, outputTokens: 5 };
  const llm = custom(async function* () {
    yield { type: 'usage', usage: { inputTokens: 7 } };
    yield 'Hi';
    yield { type: 'finish', reason: 'stop', usage };
  });
  const last = async (request: LlmRequest) => (await collect(throughProxy(llm), request)).at(-1);
  expect(await last({ ...question, reportUsage: true })).toEqual({ type: 'finish', reason: 'stop', usage });
  expect(await last(question)).toEqual({ type: 'finish', reason: 'stop' });
});

it('passes the ids of the conversation and of its messages on, in both directions', async () => {
  const asked: LlmRequest[] = [];
  const llm = custom(async function* (request) {
    asked.push(request);
    yield { type: 'text-delta', text: 'Hi', messageId: 'server-1' };
    yield { type: 'finish', reason: 'stop' };
  });
  const request: LlmRequest = {
    conversationId: 'c1',
    messages: [
      { id: 'u1', role: 'user', content: 'Hallo' },
      { id: 'server-0', role: 'assistant', content: 'Hi' },
      { id: 'u2', role: 'user', content: 'Again' },
    ],
  };
  const users: string[] = [];
  const allowIds = (id: string) => (users.push(id), id !== 'c2');
  const parts = await collect(throughProxy(llm, { allowIds }, { sendIds: true }), request);
  expect(asked[0]?.conversationId).toBe('c1');
  expect(asked[0]?.messages.flatMap(({ id }) => id ?? [])).toEqual(['u1', 'server-0', 'u2']);
  expect(parts[0]).toEqual({ type: 'text-delta', text: 'Hi', messageId: 'server-1' });
  expect(users).toEqual(['c1']);

  const foreign = collect(throughProxy(llm, { allowIds }, { sendIds: true }), {
    ...request,
    conversationId: 'c2',
  });
  await expect(foreign).rejects.toMatchObject({ code: 'llm-unauthorized' });
  expect(asked).toHaveLength(1);
});

it('sends no ids without being asked to', async () => {
  const asked: LlmRequest[] = [];
  const llm = custom(async function* (request) {
    asked.push(request);
    yield { type: 'finish', reason: 'stop' };
  });
  await collect(throughProxy(llm), {
    conversationId: 'c1',
    messages: [{ id: 'u1', role: 'user', content: 'Hi' }],
  });
  expect(asked[0]).not.toHaveProperty('conversationId');
});
