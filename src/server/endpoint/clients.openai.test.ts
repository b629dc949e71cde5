// Tests the endpoint with OpenAI's client, which Anam's own servers may use.
import OpenAI, { AzureOpenAI } from 'openai';
import { expect, it } from 'vitest';
import type { LlmPart } from '../../llm/llm-adapter.js';
import { custom } from '../../llm/custom.js';
import { llmError } from '../../llm/llm-error.js';
import { BASE, endpointOf, fetchOf, SECRET } from './testing/ask-endpoint.js';
import { adapterOf, fetchSending } from './testing/client-models.js';
import { providerStreams, type ProviderStream } from './testing/provider-streams.js';
import { recordedStreams } from './testing/recorded-streams.js';

const parts: LlmPart[] = [
  { type: 'reasoning-delta', text: 'Hm.' },
  { type: 'text-delta', text: 'I look. ' },
  { type: 'text-delta', text: 'Grüße 👋' },
  { type: 'tool-input-start', id: 'a', name: 'look' },
  { type: 'tool-input-delta', id: 'a', text: '{"at":' },
  { type: 'tool-call', id: 'a', name: 'look', arguments: '{"at":"sky"}' },
  { type: 'tool-call', id: 'b', name: 'go', arguments: '{}' },
  { type: 'finish', reason: 'tool-calls', usage: { inputTokens: 3, outputTokens: 9 } },
];

const answering = endpointOf(
  custom(async function* () {
    yield* parts;
  }),
);

const clientOf = (endpoint: typeof answering, apiKey = SECRET) =>
  new OpenAI({ apiKey, baseURL: `${BASE}/v1`, maxRetries: 0, fetch: fetchOf(endpoint) });

const azureOf = (endpoint: typeof answering) =>
  new AzureOpenAI({
    apiKey: SECRET,
    endpoint: BASE,
    apiVersion: '2024-10-21',
    maxRetries: 0,
    fetch: fetchOf(endpoint),
  });

const question = { model: 'm', messages: [{ role: 'user' as const, content: 'Hi' }] };

it.each([clientOf(answering), azureOf(answering)])(
  'reads text, calls and usage of a stream',
  async (client) => {
    const stream = client.chat.completions.stream({ ...question, stream_options: { include_usage: true } });
    const { choices, usage } = await stream.finalChatCompletion();
    expect(choices[0]?.message.content).toBe('I look. Grüße 👋');
    expect(choices[0]?.finish_reason).toBe('tool_calls');
    expect(
      choices[0]?.message.tool_calls?.map((call) =>
        call.type === 'function' ? [call.id, call.function] : [],
      ),
    ).toMatchObject([
      ['a', { name: 'look', arguments: '{"at":"sky"}' }],
      ['b', { name: 'go', arguments: '{}' }],
    ]);
    expect(usage).toMatchObject({ prompt_tokens: 3, completion_tokens: 9, total_tokens: 12 });
  },
);

it('reads a whole answer and the list of models', async () => {
  const client = clientOf(answering);
  const { choices } = await client.chat.completions.create(question);
  expect(choices[0]?.message).toMatchObject({ content: 'I look. Grüße 👋', tool_calls: [{ id: 'a' }, {}] });
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['m']);
});

it('knows the errors by their class', async () => {
  const wrong = clientOf(answering, 'wrong-secret').chat.completions.create(question);
  await expect(wrong).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  const unknown = clientOf(answering).chat.completions.create({ ...question, model: 'x' });
  await expect(unknown).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
  const busy = endpointOf(
    custom(async function* () {
      yield* [];
      throw llmError('llm-rate-limited', { message: 'Slow down.' });
    }),
  );
  const refused = clientOf(busy).chat.completions.create({ ...question, stream: true });
  await expect(refused).rejects.toBeInstanceOf(OpenAI.RateLimitError);
});

it('gets an error after the first chunk', async () => {
  const broken = endpointOf(
    custom(async function* () {
      yield 'Hel';
      throw llmError('llm-truncated', { message: 'It broke off.' });
    }),
  );
  const stream = await clientOf(broken).chat.completions.create({ ...question, stream: true });
  const read = async () => {
    for await (const chunk of stream) expect(chunk.choices).toHaveLength(1);
  };
  await expect(read()).rejects.toMatchObject({ code: 'llm-truncated' });
});

const bases = { openai: '/v1', groq: '/openai/v1' } as const;

/** The client's result for a whole stream, or the class of its error. */
async function wholeRead({ spec, options }: ProviderStream, fetched: typeof fetch): Promise<unknown> {
  const shared = { apiKey: SECRET, maxRetries: 0, fetch: fetched };
  const client =
    spec === 'azure'
      ? new AzureOpenAI({ ...shared, endpoint: BASE, apiVersion: '2024-10-21' })
      : new OpenAI({ ...shared, baseURL: `${BASE}${bases[spec as 'openai']}` });
  const raw = options ? { reasoning_format: 'raw' } : {};
  const stream = client.chat.completions.stream({
    ...question,
    ...raw,
    stream_options: { include_usage: true },
  });
  try {
    const { choices, usage } = await stream.finalChatCompletion();
    const { content, refusal, tool_calls: calls } = choices[0]!.message;
    // Some of Groq's streams contain token counts only in Groq's own field.
    const counts = spec === 'groq' ? {} : { usage };
    return { content, refusal: refusal ?? null, calls, finish: choices[0]?.finish_reason, ...counts };
  } catch (error) {
    return Object(error).constructor.name;
  }
}

// If a moderation chunk follows the counts, this client loses them.
const streams = [...providerStreams, ...recordedStreams].filter(
  ({ spec, what }) => spec !== 'gemini' && !what.includes('moderation'),
);

it.each(streams)('reads $what of $spec as from the provider', async (stream) => {
  const provider = fetchSending(stream.body);
  const fromProvider = await wholeRead(stream, provider);
  expect(fromProvider).toBeTruthy();
  const endpoint = endpointOf(adapterOf[stream.spec](provider));
  expect(await wholeRead(stream, fetchOf(endpoint))).toEqual(fromProvider);
});
