import { describe, expect, it } from 'vitest';
import type { ModelRequest } from './engine-message.js';
import { engineTools } from './engine-tools.js';
import { llmRequest } from './llm-request.js';
import { endpointOf, type RegisteredLlm } from './registered-llm.js';

const parameters = { type: 'object', properties: { zone: { type: 'string' } } };
const conversation: ModelRequest = {
  system: 'Be brief.',
  messages: [
    { role: 'user', text: 'What time is it?' },
    {
      role: 'persona',
      text: 'Let me look.',
      calls: [{ id: 'a', name: 'clock', arguments: '{"zone":"UTC"}', signature: 'sig' }],
    },
    { role: 'tool', callId: 'a', name: 'clock', content: 'noon' },
  ],
  tools: engineTools([{ type: 'client', name: 'clock', description: 'Tells the time.', parameters }]),
};

async function sent(llm: Partial<RegisteredLlm>, request = conversation) {
  const endpoint = endpointOf(
    { spec: 'openai', model: 'm', fetch: async () => new Response(), ...llm },
    'id',
  );
  const raw = llmRequest(endpoint, endpoint.urls[0] ?? '', request, new AbortController().signal);
  const { pathname, search } = new URL(raw.url);
  return {
    path: pathname + search,
    headers: Object.fromEntries(raw.headers),
    body: (await raw.json()) as Record<string, unknown>,
  };
}

const messages = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'What time is it?' },
  {
    role: 'assistant',
    content: 'Let me look.',
    tool_calls: [{ id: 'a', type: 'function', function: { name: 'clock', arguments: '{"zone":"UTC"}' } }],
  },
  { role: 'tool', tool_call_id: 'a', content: 'noon' },
];

describe('the raw request', () => {
  it("is OpenAI's", async () => {
    const { path, headers, body } = await sent({ secret: 's', maxTokens: 99, temperature: 0.5 });
    expect(path).toBe('/v1/chat/completions');
    expect(headers).toEqual({
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: 'Bearer s',
    });
    expect(body).toEqual({
      model: 'm',
      messages,
      stream: true,
      stream_options: { include_usage: true },
      temperature: 0.5,
      max_tokens: 99,
      tools: [{ type: 'function', function: { name: 'clock', description: 'Tells the time.', parameters } }],
      tool_choice: 'auto',
    });
  });

  it("is Azure's: the deployment in the path, the secret in `api-key`", async () => {
    const { path, headers } = await sent({ spec: 'azure', secret: 's' });
    expect(path).toBe('/openai/deployments/m/chat/completions?api-version=2024-10-21');
    expect(headers['api-key']).toBe('s');
    expect(headers['authorization']).toBeUndefined();
  });

  it("is Groq's, with its reasoning fields", async () => {
    const { path, body } = await sent({ spec: 'groq', reasoningFormat: 'parsed', reasoningEffort: 'low' });
    expect(path).toBe('/openai/v1/chat/completions');
    expect(body).toMatchObject({ reasoning_format: 'parsed', reasoning_effort: 'low' });
  });

  it('sends no reasoning effort for `default`, and no format to others than Groq', async () => {
    const { body } = await sent({ reasoningFormat: 'raw', reasoningEffort: 'default' });
    expect(Object.keys(body)).not.toContain('reasoning_effort');
    expect(Object.keys(body)).not.toContain('reasoning_format');
  });

  it("is Gemini's", async () => {
    const { path, headers, body } = await sent({ spec: 'gemini', secret: 's', maxTokens: 99 });
    expect(path).toBe('/v1beta/models/m:streamGenerateContent');
    expect(headers['x-goog-api-key']).toBe('s');
    expect(body).toEqual({
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'What time is it?' }] },
        {
          role: 'model',
          parts: [
            { text: 'Let me look.' },
            { functionCall: { name: 'clock', args: { zone: 'UTC' } }, thoughtSignature: 'sig' },
          ],
        },
        { role: 'user', parts: [{ functionResponse: { name: 'clock', response: { result: 'noon' } } }] },
      ],
      generationConfig: { maxOutputTokens: 99 },
      tools: [{ functionDeclarations: [{ name: 'clock', description: 'Tells the time.', parameters }] }],
    });
  });

  it('joins neighbours of one role for Gemini, and sends no empty tools and system prompt', async () => {
    const two = { role: 'user', text: 'Hi' } as const;
    const { body } = await sent({ spec: 'gemini' }, { system: '', messages: [two, two], tools: [] });
    expect(body).toEqual({
      contents: [{ role: 'user', parts: [{ text: 'Hi' }, { text: 'Hi' }] }],
      generationConfig: {},
    });
  });
});

describe('a registered LLM', () => {
  it.each([
    [{}, "`llms['id']` needs `fetch` or `urls`"],
    [{ urls: ['/llm'], secret: 's' }, 'must not have a `secret`'],
  ])('refuses %j', (llm, message) => {
    expect(() => endpointOf({ spec: 'openai', model: 'm', ...llm }, 'id')).toThrow(message);
  });
});
