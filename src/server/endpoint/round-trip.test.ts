// The request and an adapter's parts reach the other end unchanged, through each specification.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LlmAdapter, LlmMessage, LlmPart, LlmRequest } from '../../llm/llm-adapter.js';
import { azureOpenAI, gemini, groq, openaiCompatible } from '../../llm/index.js';
import { joinParts } from '../../llm/testing/joined-parts.js';
import { BASE, endpointOf, fetchOf, SECRET } from './testing/ask-endpoint.js';

type Made = (llm: LlmAdapter) => LlmAdapter;

const through: Readonly<Record<string, Made>> = {
  openai: (llm) =>
    openaiCompatible({ url: `${BASE}/v1`, apiKey: SECRET, model: 'm', fetch: fetchOf(endpointOf(llm)) }),
  azure: (llm) =>
    azureOpenAI({
      endpoint: BASE,
      deployment: 'm',
      apiVersion: '2024-10-21',
      apiKey: SECRET,
      fetch: fetchOf(endpointOf(llm)),
    }),
  'azure v1': (llm) =>
    azureOpenAI({ endpoint: BASE, deployment: 'm', apiKey: SECRET, fetch: fetchOf(endpointOf(llm)) }),
  gemini: (llm) =>
    gemini({ baseUrl: `${BASE}/v1beta`, model: 'm', apiKey: SECRET, fetch: fetchOf(endpointOf(llm)) }),
  'gemini without alt=sse': (llm) =>
    gemini({
      url: `${BASE}/v1beta/models/m:streamGenerateContent`,
      model: 'm',
      apiKey: SECRET,
      fetch: fetchOf(endpointOf(llm)),
    }),
  'groq parsed': (llm) => throughGroq(llm, 'parsed'),
  'groq raw': (llm) => throughGroq(llm, 'raw'),
};

const throughGroq = (llm: LlmAdapter, reasoningFormat: 'parsed' | 'raw') =>
  groq({
    url: `${BASE}/openai/v1/chat/completions`,
    model: 'm',
    apiKey: SECRET,
    reasoningFormat,
    fetch: fetchOf(endpointOf(llm)),
  });

const word = fc.stringMatching(/^[a-zäöüß👋日本é,.!?]{1,12}$/u);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
const args = fc
  .dictionary(
    fc.constantFrom('city', 'a b', 'at'),
    fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null)),
  )
  .map((value) => JSON.stringify(value));

const texts = fc
  .tuple(fc.constantFrom('text-delta' as const, 'reasoning-delta' as const), words)
  .map(([type, text]): LlmPart[] => [{ type, text }]);

/** A call, whole or with streamed arguments. */
const calls = fc
  .tuple(fc.constantFrom('look', 'set_at'), args, fc.array(fc.nat(40), { maxLength: 3 }), fc.boolean())
  .map(([name, text, cuts, isStreamed]) => ({ name, text, cuts, isStreamed }));

const answers = fc
  .tuple(
    fc.array(texts, { maxLength: 8 }),
    fc.array(calls, { maxLength: 3 }),
    fc.constantFrom('stop', 'length', 'content-filter'),
  )
  .map(([said, made, reason]): LlmPart[] => [
    ...said.flat(),
    ...made.flatMap((call, at) => callParts(call, `call_${at}`)),
    {
      type: 'finish',
      reason: made.length > 0 ? 'tool-calls' : (reason as 'stop'),
      usage: { inputTokens: 7, outputTokens: 30, reasoningTokens: 4 },
    },
  ]);

function callParts(
  { name, text, cuts, isStreamed }: { name: string; text: string; cuts: number[]; isStreamed: boolean },
  id: string,
): LlmPart[] {
  const whole: LlmPart = { type: 'tool-call', id, name, arguments: text };
  if (!isStreamed) return [whole];
  const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b)];
  const pieces = places.slice(1).map((end, at) => text.slice(places[at], end));
  return [
    { type: 'tool-input-start', id, name },
    ...pieces.map((piece): LlmPart => ({ type: 'tool-input-delta', id, text: piece })),
    whole,
  ];
}

/** Returns an adapter that sends these parts and records its request. */
function replaying(parts: readonly LlmPart[]) {
  const asked: LlmRequest[] = [];
  const adapter: LlmAdapter = {
    name: 'replaying',
    honours: ['maxOutputTokens'],
    async *stream(request) {
      asked.push(request);
      yield* parts;
    },
  };
  return { adapter, asked };
}

async function partsOf(adapter: LlmAdapter, request: LlmRequest): Promise<LlmPart[]> {
  const parts: LlmPart[] = [];
  for await (const part of adapter.stream(request, { signal: new AbortController().signal }))
    parts.push(part);
  return parts;
}

const tools = ['look', 'set_at'].map((name) => ({
  name,
  description: `The tool ${name}.`,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}));

const question: LlmRequest = { messages: [{ role: 'user', content: 'Hi' }], tools, reportUsage: true };

describe.each(Object.entries(through))('%s', (name, make) => {
  it('brings the same parts to the other end', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (made) => {
        const parts = name === 'groq raw' ? thoughtsFirst(made) : made;
        const got = await partsOf(make(replaying(parts).adapter), question);
        const spaced = name === 'groq raw' ? trimmed : same;
        expect(spaced(joinParts(got))).toEqual(spaced(joinParts(parts)));
        const usage = got.findLast((part) => part.type === 'finish')?.usage;
        expect(usage).toMatchObject({ inputTokens: 7, outputTokens: 30, reasoningTokens: 4 });
      }),
      { numRuns: 40 },
    );
  });

  it('brings the same question to the adapter', async () => {
    const { adapter, asked } = replaying([{ type: 'finish', reason: 'stop' }]);
    const wanted: LlmRequest = {
      messages: history,
      tools,
      temperature: 0.5,
      topP: 0.9,
      stop: ['END', 'STOP'],
      seed: 7,
      maxOutputTokens: 100,
      reasoningEffort: 'low',
      toolChoice: { toolName: 'look' },
      responseFormat: { type: 'json-schema', name: 'answer', schema: { type: 'object', properties: {} } },
      reportUsage: true,
    };
    await partsOf(make(adapter), wanted);
    expect(asked).toEqual([wanted]);
  });
});

const history: readonly LlmMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Where?' },
  {
    role: 'assistant',
    content: 'I look.',
    toolCalls: [
      { id: 'call_1', name: 'look', arguments: '{"city":"Bern"}' },
      { id: 'call_2', name: 'set_at', arguments: '{"city":"Rom"}' },
    ],
  },
  { role: 'tool', toolCallId: 'call_1', toolName: 'look', content: 'Here.' },
  { role: 'tool', toolCallId: 'call_2', toolName: 'set_at', content: '{"at":1}' },
  { role: 'assistant', content: 'In Bern.' },
  {
    role: 'user',
    content: [
      { type: 'text', text: 'And this?' },
      { type: 'image', url: 'data:image/png;base64,AAAA', mediaType: 'image/png' },
    ],
  },
];

/** Text as models write it. After text without a full stop, a reader may treat a tag as text. */
const thoughtsFirst = (parts: readonly LlmPart[]): LlmPart[] => [
  ...parts.filter(({ type }) => type === 'reasoning-delta'),
  ...parts.filter(({ type }) => type !== 'reasoning-delta'),
];

type Joined = ReturnType<typeof joinParts>;
const same = (joined: Joined): Joined => joined;
/** Trims the white space around tags, which belongs to the tags. */
const trimmed = (joined: Joined): Joined => ({
  ...joined,
  text: joined.text.replaceAll(/\s+/g, ''),
  reasoning: joined.reasoning.replaceAll(/\s+/g, ''),
});
