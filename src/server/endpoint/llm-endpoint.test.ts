import { describe, expect, it } from 'vitest';
import { PersonaError } from '../../internal/persona-error.js';
import type { LlmAdapter, LlmPart, LlmRequest } from '../../llm/llm-adapter.js';
import { llmError } from '../../llm/llm-error.js';
import { briefly, scriptedLlm } from '../testing/scripted-llm.js';
import type { LlmEndpointRequest } from './endpoint-stats.js';
import { createLlmEndpoint } from './llm-endpoint.js';
import {
  BASE,
  dataIn,
  endpointOf,
  keyHeaders,
  paths,
  questions,
  requestOf,
  SECRET,
  specs,
} from './testing/ask-endpoint.js';

const saying = (...parts: LlmPart[]): LlmAdapter => ({
  name: 'saying',
  async *stream() {
    yield* parts;
  },
});

const hello = saying(
  { type: 'reasoning-delta', text: 'A greeting.' },
  { type: 'text-delta', text: 'Hello.' },
  { type: 'finish', reason: 'stop', usage: { inputTokens: 3, outputTokens: 5, reasoningTokens: 2 } },
);

const failing = (error: unknown, ...before: LlmPart[]): LlmAdapter => ({
  name: 'failing',
  async *stream() {
    yield* before;
    throw error;
  },
});

/** Removes values that differ in each run. */
const steady = (text: string) =>
  text
    .replaceAll(/"(id|responseId)":\s?"[^"]+"/g, '"$1":"ID"')
    .replaceAll(/"created":[1-9]\d*/g, '"created":1')
    .replaceAll(/"(\w+_time)":[\d.]+/g, '"$1":0');

describe('raw bytes', () => {
  const answer = async (path: string, spec: (typeof specs)[number], more: object = {}) =>
    steady(
      await (
        await endpointOf(hello)(requestOf(spec, { path, body: { ...questions[spec], ...more } }))
      ).text(),
    );

  it('are those of OpenAI', async () => {
    const head =
      '"id":"ID","object":"chat.completion.chunk","created":1,"model":"m","system_fingerprint":"fp_anam_react"';
    const chunk = (delta: string, finish = 'null') =>
      `data: {${head},"choices":[{"index":0,"delta":${delta},"logprobs":null,"finish_reason":${finish}}],"usage":null}\n\n`;
    expect(await answer(paths.openai, 'openai', { stream_options: { include_usage: true } })).toBe(
      chunk('{"role":"assistant","content":"","refusal":null}') +
        chunk('{"reasoning":"A greeting."}') +
        chunk('{"content":"Hello."}') +
        chunk('{}', '"stop"') +
        `data: {${head},"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":5,"total_tokens":8,"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":2,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}}\n\n` +
        'data: [DONE]\n\n',
    );
  });

  it('are those of Azure', async () => {
    const tail =
      '"created":1,"id":"ID","model":"m","object":"chat.completion.chunk","system_fingerprint":null';
    const chunk = (delta: string, finish = 'null') =>
      `data: {"choices":[{"content_filter_results":{},"delta":${delta},"finish_reason":${finish},"index":0,"logprobs":null}],${tail}}\n\n`;
    expect(await answer(paths.azure, 'azure')).toBe(
      'data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]}\n\n' +
        chunk('{"role":"assistant","content":"","refusal":null}') +
        chunk('{"reasoning":"A greeting."}') +
        chunk('{"content":"Hello."}') +
        chunk('{}', '"stop"') +
        'data: [DONE]\n\n',
    );
  });

  it('are those of Groq, with reasoning raw in the text', async () => {
    const head =
      '"id":"ID","object":"chat.completion.chunk","created":1,"model":"m","system_fingerprint":"fp_anam_react"';
    const chunk = (delta: string, more = '', finish = 'null') =>
      `data: {${head},"choices":[{"index":0,"delta":${delta},"logprobs":null,"finish_reason":${finish}}]${more}}\n\n`;
    const said = (text: string) => chunk(JSON.stringify({ content: text }));
    const usage =
      '{"queue_time":0,"prompt_tokens":3,"prompt_time":0,"completion_tokens":5,"completion_time":0,"total_tokens":8,"total_time":0,"completion_tokens_details":{"reasoning_tokens":2}}';
    expect(await answer(paths.groq, 'groq', { reasoning_format: 'raw' })).toBe(
      chunk('{"role":"assistant","content":""}', ',"x_groq":{"id":"ID"}') +
        ['<think>', '\n', 'A greeting.', '\n', '</think>', '\n\n', 'Hello.'].map(said).join('') +
        chunk('{}', `,"x_groq":{"id":"ID","usage":${usage}},"usage":${usage}`, '"stop"') +
        'data: [DONE]\n\n',
    );
  });

  it('are those of Gemini, with CRLF and thoughts for those who ask', async () => {
    const chunk = (part: string, counts: string, finish = '') =>
      `data: {"candidates":[{"content":{"parts":[${part}],"role":"model"},${finish}"index":0}],"usageMetadata":{${counts}},"modelVersion":"m","responseId":"ID"}\r\n\r\n`;
    const asked = (tokenCount: number) =>
      `"promptTokensDetails":[{"modality":"TEXT","tokenCount":${tokenCount}}]`;
    const known = `"promptTokenCount":3,"candidatesTokenCount":3,"totalTokenCount":8,${asked(3)},"thoughtsTokenCount":2`;
    const thinking = { generationConfig: { thinkingConfig: { includeThoughts: true } } };
    expect(await answer(paths.gemini, 'gemini', thinking)).toBe(
      chunk(
        '{"text":"A greeting.","thought":true}',
        `"promptTokenCount":5,"candidatesTokenCount":3,"totalTokenCount":8,${asked(5)}`,
      ) +
        chunk(
          '{"text":"Hello."}',
          `"promptTokenCount":5,"candidatesTokenCount":5,"totalTokenCount":10,${asked(5)}`,
        ) +
        chunk('{"text":""}', known, '"finishReason":"STOP",'),
    );
    expect(await answer(paths.gemini, 'gemini')).not.toContain('greeting');
  });

  it('are one JSON array of Gemini without alt=sse', async () => {
    const response = await endpointOf(hello)(
      requestOf('gemini', { path: '/v1beta/models/m:streamGenerateContent' }),
    );
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    const text = await response.text();
    expect(text).toMatch(/^\[\{\n {2}"candidates"[^]*\},\r\n\{[^]*\}\n\]$/);
    expect(JSON.parse(text)).toMatchObject([
      { candidates: [{ content: { parts: [{ text: 'Hello.' }] } }] },
      { candidates: [{ finishReason: 'STOP' }] },
    ]);
  });

  it('stream the arguments of parallel calls by index', async () => {
    const llm = saying(
      { type: 'tool-input-start', id: 'a', name: 'look' },
      { type: 'tool-input-delta', id: 'a', text: '{"x"' },
      { type: 'tool-input-start', id: 'b', name: 'go' },
      { type: 'tool-input-delta', id: 'b', text: '{}' },
      { type: 'tool-call', id: 'a', name: 'look', arguments: '{"x":1}' },
      { type: 'tool-call', id: 'b', name: 'go', arguments: '{}' },
      { type: 'finish', reason: 'tool-calls' },
    );
    const text = await (await endpointOf(llm)(requestOf('openai'))).text();
    const chunks = dataIn(text) as {
      choices: { delta: { tool_calls?: object[] }; finish_reason: string }[];
    }[];
    expect(chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? [])).toEqual([
      { index: 0, id: 'a', type: 'function', function: { name: 'look', arguments: '' } },
      { index: 0, function: { arguments: '{"x"' } },
      { index: 1, id: 'b', type: 'function', function: { name: 'go', arguments: '' } },
      { index: 1, function: { arguments: '{}' } },
      { index: 0, function: { arguments: ':1}' } },
    ]);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('tool_calls');
  });
});

describe('without `stream`', () => {
  it.each(specs)('%s gets one JSON answer and a note about streaming', async (spec) => {
    const request =
      spec === 'gemini'
        ? requestOf(spec, { path: '/v1beta/models/m:generateContent' })
        : requestOf(spec, { body: { ...questions[spec], stream: false } });
    const response = await endpointOf(hello)(request);
    expect(response.headers.get('x-anam-react-note')).toContain('Anam needs a stream');
    expect(await response.json()).toMatchObject(
      spec === 'gemini'
        ? { candidates: [{ content: { parts: [{ text: 'Hello.' }] }, finishReason: 'STOP' }] }
        : {
            object: 'chat.completion',
            choices: [{ message: { role: 'assistant', content: 'Hello.', reasoning: 'A greeting.' } }],
            usage: { total_tokens: 8 },
          },
    );
  });
});

describe('the secret', () => {
  const shapes = {
    openai: [
      401,
      {
        error: {
          message: 'Incorrect API key provided.',
          type: 'invalid_request_error',
          param: null,
          code: 'invalid_api_key',
        },
      },
    ],
    azure: [
      401,
      { error: { code: '401', message: expect.stringContaining('invalid subscription key') as string } },
    ],
    gemini: [
      400,
      { error: { code: 400, status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] } },
    ],
    groq: [
      401,
      { error: { message: 'Invalid API Key', type: 'invalid_request_error', code: 'invalid_api_key' } },
    ],
  } as const;

  it.each(specs)('%s refuses a wrong one in its own shape, and none', async (spec) => {
    const { adapter, answers } = scriptedLlm(briefly);
    const endpoint = endpointOf(adapter);
    const [status, body] = shapes[spec];
    const wrong = 'wrong-secret-0123456789';
    const refused = await endpoint(requestOf(spec, { headers: keyHeaders(spec, wrong) }));
    expect(refused.status).toBe(status);
    const text = await refused.text();
    expect(JSON.parse(text)).toMatchObject(body);
    expect(text).not.toContain(wrong);
    expect((await endpoint(requestOf(spec, { headers: {} }))).status).toBe(spec === 'gemini' ? 403 : 401);
    for (const other of [SECRET.slice(0, -1), `${SECRET}0`, SECRET.toUpperCase(), ''])
      expect((await endpoint(requestOf(spec, { headers: keyHeaders(spec, other) }))).status).not.toBe(200);
    expect(answers).toEqual([]);
  });

  it('may be in the query of Gemini, and as Bearer at Azure', async () => {
    const endpoint = endpointOf(hello);
    const inQuery = requestOf('gemini', { path: `${paths.gemini}&key=${SECRET}`, headers: {} });
    expect((await endpoint(inQuery)).status).toBe(200);
    expect((await endpoint(requestOf('azure', { headers: keyHeaders('openai') }))).status).toBe(200);
  });

  it('may be one of two while it changes', async () => {
    const endpoint = endpointOf(hello, { secret: ['old-secret-01', 'new-secret-01'] });
    for (const key of ['old-secret-01', 'new-secret-01'])
      expect((await endpoint(requestOf('openai', { headers: keyHeaders('openai', key) }))).status).toBe(200);
  });

  it.each([undefined, '', 'a b', 'line\nbreak', []])('throws for %j', (secret) => {
    expect(() => createLlmEndpoint({ llm: hello, secret: secret as string })).toThrow(PersonaError);
  });

  it('throws for an option of other handlers, which would have no effect', () => {
    const options = { llm: hello, secret: SECRET, authorize: () => true };
    expect(() => createLlmEndpoint(options)).toThrow('`authorize` is not an option of `createLlmEndpoint`');
  });
});

describe('paths', () => {
  it.each([...specs.map((spec) => paths[spec]), '/', '/v1', '/v1beta', '/api/llm/openai'])(
    'GET and HEAD %s say what it is, without the secret',
    async (path) => {
      const endpoint = endpointOf(hello);
      const got = await endpoint(new Request(`${BASE}${path}`));
      expect(got.status).toBe(200);
      expect(await got.json()).toMatchObject({ object: 'llm.endpoint', status: 'ok' });
      const head = await endpoint(new Request(`${BASE}${path}`, { method: 'HEAD' }));
      expect([head.status, await head.text()]).toEqual([200, '']);
    },
  );

  it.each(['/prefix/v1/chat/completions', '/chat/completions/', '/v2/chat/completions'])(
    'serve OpenAI at %s',
    async (path) => {
      expect((await endpointOf(hello)(requestOf('openai', { path }))).status).toBe(200);
    },
  );

  it('return 404 in the shape of OpenAI for others', async () => {
    const response = await endpointOf(hello)(requestOf('openai', { path: '/v1/embeddings' }));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { message: 'Invalid URL (POST /v1/embeddings)' } });
  });

  it.each(specs)('serve %s alone at any path with `spec`', async (spec) => {
    const endpoint = createLlmEndpoint({ llm: hello, secret: SECRET, spec });
    const response = await endpoint(requestOf(spec, { path: '/api/llm?alt=sse' }));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Hello.');
  });

  it('list the models to those who have the secret', async () => {
    const endpoint = createLlmEndpoint({ llm: { m: hello, n: hello }, secret: SECRET });
    const ask = async (spec: 'openai' | 'gemini', path: string) => {
      const response = await endpoint(requestOf(spec, { path, method: 'GET' }));
      return [response.status, await response.json()] as const;
    };
    expect(await ask('openai', '/v1/models')).toMatchObject([200, { data: [{ id: 'm' }, { id: 'n' }] }]);
    expect(await ask('openai', '/v1/models/n')).toMatchObject([200, { id: 'n', object: 'model' }]);
    expect(await ask('openai', '/v1/models/x')).toMatchObject([404, { error: { code: 'model_not_found' } }]);
    expect(await ask('gemini', '/v1beta/models')).toMatchObject([
      200,
      { models: [{ name: 'models/m' }, {}] },
    ]);
    const open = await endpoint(requestOf('openai', { path: '/v1/models', method: 'GET', headers: {} }));
    expect(open.status).toBe(401);
  });

  it.each(specs)('refuse an unknown model in the shape of %s', async (spec) => {
    const { body, status } = await errorOf(
      endpointOf(hello)(
        requestOf(spec, {
          path: paths[spec].replace(/\/m(?=[:/])/, '/other'),
          body: { ...questions[spec], model: 'other' },
        }),
      ),
    );
    expect(status).toBe(404);
    const code = spec === 'azure' ? 'DeploymentNotFound' : spec === 'gemini' ? 404 : 'model_not_found';
    expect(body.error).toMatchObject({ code });
  });
});

interface ErrorBody {
  readonly error: Readonly<Record<string, unknown>>;
}

async function errorOf(asked: Promise<Response>) {
  const response = await asked;
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as ErrorBody, text };
}

describe('a request', () => {
  async function asked(spec: (typeof specs)[number], body: object): Promise<LlmRequest> {
    const { adapter, answers } = scriptedLlm(briefly);
    const response = await endpointOf(adapter)(requestOf(spec, { body }));
    expect([response.status, await response.clone().text()]).toEqual([200, expect.any(String)]);
    await response.text();
    return answers[0]!.request;
  }

  it('may have every field that the providers know; what no adapter takes is ignored', async () => {
    const request = await asked('openai', {
      ...questions.openai,
      n: 1,
      user: 'someone',
      seed: null,
      stop: 'END',
      max_completion_tokens: 50,
      max_tokens: 70,
      frequency_penalty: 0.5,
      presence_penalty: 0.5,
      logit_bias: { 50256: -100 },
      logprobs: true,
      top_logprobs: 2,
      parallel_tool_calls: true,
      store: true,
      metadata: { a: 'b' },
      service_tier: 'auto',
      verbosity: 'low',
      modalities: ['text'],
      prediction: { type: 'content', content: 'x' },
      tools: [{ type: 'web_search' }, { type: 'function', function: { name: 'look', strict: true } }],
      tool_choice: 'required',
      some_new_field: { of: ['tomorrow'] },
    });
    expect(request).toEqual({
      messages: [{ role: 'user', content: 'Hi' }],
      user: 'someone',
      stop: ['END'],
      maxOutputTokens: 50,
      tools: [{ name: 'look', parameters: { type: 'object', properties: {} } }],
      toolChoice: 'required',
      reportUsage: true,
    });
  });

  it('may have reasoning, names and older calls in its history', async () => {
    const { messages } = await asked('groq', {
      ...questions.groq,
      messages: [
        { role: 'developer', content: [{ type: 'text', text: 'Be brief.' }], name: 'app' },
        { role: 'assistant', content: null, reasoning: 'Hm.', refusal: 'No.' },
        { role: 'assistant', content: null, function_call: { name: 'look', arguments: '{}' } },
        { role: 'function', name: 'look', content: 'Here.' },
        {
          role: 'user',
          content: [
            { type: 'input_audio', input_audio: {} },
            { type: 'text', text: 'Hi' },
          ],
        },
      ],
    });
    expect(messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'assistant', content: 'No.' },
      { role: 'assistant', content: '', toolCalls: [{ id: 'call_2', name: 'look', arguments: '{}' }] },
      { role: 'tool', toolCallId: 'call_2', toolName: 'look', content: 'Here.' },
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
    ]);
  });

  it('of Gemini may have snake_case, capitals in schemas, and results without ids', async () => {
    const request = await asked('gemini', {
      system_instruction: { parts: [{ text: 'Be' }, { text: 'brief.' }] },
      contents: [
        { parts: [{ text: 'Look.' }, { inline_data: { mime_type: 'image/png', data: 'AAAA' } }] },
        {
          role: 'model',
          parts: [
            { text: 'A thought.', thought: true },
            { functionCall: { name: 'look', args: { at: 1 } }, thoughtSignature: 'c2ln' },
          ],
        },
        { role: 'user', parts: [{ functionResponse: { name: 'look', response: { error: 'Dark.' } } }] },
      ],
      tools: [
        { googleSearch: {} },
        {
          function_declarations: [
            { name: 'look', parameters: { type: 'OBJECT', properties: { type: { type: 'STRING' } } } },
          ],
        },
      ],
      tool_config: { function_calling_config: { mode: 'ANY' } },
      safetySettings: [{ category: 'HARM', threshold: 'BLOCK_NONE' }],
      generation_config: {
        top_k: 40,
        max_output_tokens: 9,
        response_mime_type: 'application/json',
        thinkingConfig: { thinkingBudget: 0 },
      },
    });
    expect(request).toEqual({
      messages: [
        { role: 'system', content: 'Be\nbrief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look.' },
            { type: 'image', url: 'data:image/png;base64,AAAA', mediaType: 'image/png' },
          ],
        },
        {
          role: 'assistant',
          content: '',
          toolCalls: [
            { id: 'call_1', name: 'look', arguments: '{"at":1}', providerData: { thoughtSignature: 'c2ln' } },
          ],
        },
        { role: 'tool', toolCallId: 'call_1', toolName: 'look', content: 'Dark.', isError: true },
      ],
      tools: [{ name: 'look', parameters: { type: 'object', properties: { type: { type: 'string' } } } }],
      toolChoice: 'required',
      maxOutputTokens: 9,
      responseFormat: { type: 'json' },
      reasoningEffort: 'none',
      reportUsage: true,
    });
  });

  const hi = { role: 'user', content: 'Hi' };
  const call = { id: 'c', type: 'function', function: { name: 'look', arguments: '{}' } };

  it.each<[string, object, string, string]>([
    ['no messages', { messages: undefined }, 'messages', 'missing_required_parameter'],
    ['an empty list', { messages: [] }, 'messages', 'empty_array'],
    ['another type of messages', { messages: 'Hi' }, 'messages', 'invalid_type'],
    ['an unknown role', { messages: [{ role: 'bot', content: 'Hi' }] }, 'messages[0].role', 'invalid_value'],
    [
      'content that is a number',
      { messages: [{ role: 'user', content: 5 }] },
      'messages[0].content',
      'invalid_type',
    ],
    ['a temperature that is too high', { temperature: 3 }, 'temperature', 'decimal_above_max_value'],
    ['a temperature in words', { temperature: 'hot' }, 'temperature', 'invalid_type'],
    ['top_p below 0', { top_p: -1 }, 'top_p', 'decimal_below_min_value'],
    ['no tokens', { max_tokens: 0 }, 'max_tokens', 'integer_below_min_value'],
    ['two answers', { n: 2 }, 'n', 'integer_above_max_value'],
    ['five stops', { stop: ['a', 'b', 'c', 'd', 'e'] }, 'stop', 'array_above_max_length'],
    ['a stream in words', { stream: 'yes' }, 'stream', 'invalid_value'],
    ['an unknown format', { response_format: { type: 'xml' } }, 'response_format.type', 'invalid_value'],
    [
      'a tool without a name',
      { tools: [{ type: 'function', function: {} }] },
      'tools[0].function.name',
      'invalid_type',
    ],
    [
      'a choice of no tool',
      { tool_choice: { type: 'function', function: { name: 'x' } } },
      'tool_choice',
      'invalid_value',
    ],
    [
      'a call without a result',
      { messages: [hi, { role: 'assistant', tool_calls: [call] }, hi] },
      'messages',
      'invalid_value',
    ],
    [
      'a result without a call',
      { messages: [hi, { role: 'tool', tool_call_id: 'c', content: '' }] },
      'messages[1].role',
      'invalid_value',
    ],
    [
      'an image of no web',
      {
        messages: [
          { role: 'user', content: [{ type: 'image_url', image_url: { url: 'file:///etc/passwd' } }] },
        ],
      },
      'messages[0].content[0].image_url.url',
      'invalid_value',
    ],
  ])('with %s gets the 400 of OpenAI', async (_what, fields, param, code) => {
    const { adapter, answers } = scriptedLlm(briefly);
    const body = { ...questions.openai, ...fields };
    const { status, body: got } = await errorOf(endpointOf(adapter)(requestOf('openai', { body })));
    expect([status, got.error]).toMatchObject([400, { type: 'invalid_request_error', param, code }]);
    expect(got.error['message']).toMatch(/^\S.*\S$/);
    expect(answers).toEqual([]);
  });

  it.each(specs)('that is no JSON gets the 400 of %s', async (spec) => {
    const { status, body } = await errorOf(endpointOf(hello)(requestOf(spec, { body: '{"messages": [' })));
    expect(status).toBe(400);
    expect(body.error['message']).toEqual(expect.any(String));
    if (spec === 'gemini') expect(body.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
  });

  it.each<object>([
    { contents: [] },
    { contents: [{ role: 'bot', parts: [{ text: 'Hi' }] }] },
    { generationConfig: { temperature: 9 } },
    { generationConfig: { candidateCount: 2 } },
    { contents: [{ parts: [{ functionResponse: { name: 'x', response: {} } }] }] },
    { contents: [{ role: 'model', parts: [{ functionCall: { name: 'x' } }] }] },
  ])('%j gets the 400 of Gemini', async (fields) => {
    const body = { ...questions.gemini, ...fields };
    const { status, body: got } = await errorOf(endpointOf(hello)(requestOf('gemini', { body })));
    expect([status, got.error]).toMatchObject([400, { code: 400, status: 'INVALID_ARGUMENT' }]);
  });
});

describe('reasoning', () => {
  it.each<[string, object, string, boolean]>([
    ['omitted by the option', {}, 'omit', false],
    ['hidden by the caller', { reasoning_format: 'hidden' }, 'send', false],
    ['left out by the caller', { include_reasoning: false }, 'send', false],
    ['sent', { reasoning_format: 'parsed' }, 'send', true],
  ])('is %s', async (_how, fields, reasoning, isSent) => {
    const endpoint = endpointOf(hello, { reasoning: reasoning as 'omit' });
    for (const stream of [true, false]) {
      const response = await endpoint(requestOf('groq', { body: { ...questions.groq, ...fields, stream } }));
      expect((await response.text()).includes('A greeting.')).toBe(isSent);
    }
  });
});

describe('errors of the adapter', () => {
  const leak = 'sk-proj-verysecret0123 of org-acme at https://llm.internal';
  const codes = [
    'llm-unauthorized',
    'llm-rate-limited',
    'llm-quota',
    'llm-context-length',
    'llm-timeout',
    'llm-unreachable',
    'llm-truncated',
    'llm-filtered',
    'llm-invalid-request',
  ] as const;

  it.each(specs.flatMap((spec) => codes.map((code) => [spec, code] as const)))(
    'in %s, %s has a status and the shape, and no words of the provider',
    async (spec, code) => {
      const error = llmError(code, { message: leak, detail: leak, body: leak, retryAfterMs: 3000 });
      const ends: LlmEndpointRequest[] = [];
      const endpoint = endpointOf(failing(error), { onRequest: (ended) => void ends.push(ended) });
      const { status, body, text, headers } = await errorOf(endpoint(requestOf(spec)));
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).not.toBe(401);
      expect(text).not.toContain('verysecret');
      expect(text).not.toContain('acme');
      expect(body.error['message']).toMatch(/^\S.*\.$/);
      if (spec === 'gemini')
        expect(body.error).toMatchObject({
          code: status,
          status: expect.stringMatching(/^[A-Z_]+$/) as string,
        });
      if (code === 'llm-rate-limited') expect([status, headers.get('retry-after')]).toEqual([429, '3']);
      if (code === 'llm-rate-limited' && spec === 'openai')
        expect(body.error).toMatchObject({ code: 'rate_limit_exceeded' });
      expect(ends).toMatchObject([{ spec, outcome: 'failed', error: { code } }]);
      expect(JSON.stringify(ends)).not.toContain('verysecret');
    },
  );

  const text: LlmPart = { type: 'text-delta', text: 'Hel' };
  const broken = failing(llmError('llm-truncated', { message: leak }), text);
  const ends: Readonly<Record<(typeof specs)[number], RegExp>> = {
    openai:
      /\n\ndata: \{"error":\{"message":"[^"]+","type":"server_error","param":null,"code":"llm-truncated"\}\}\n\n$/,
    azure:
      /\n\ndata: \{"error":\{"message":"[^"]+","type":"server_error","param":null,"code":"llm-truncated"\}\}\n\n$/,
    groq: /\n\nevent: error\ndata: \{"error":\{"message":"[^"]+","type":"internal_server_error","code":"llm-truncated","status_code":502\}\}\n\n$/,
    gemini: /\r\n\r\n\{\n {2}"error": \{\n {4}"code": 503,[^]*"status": "UNAVAILABLE"[^]*\}\r\n\r\n$/,
  };

  it.each(specs)('after the first byte end the stream of %s as it does', async (spec) => {
    const response = await endpointOf(broken)(requestOf(spec));
    expect(response.status).toBe(200);
    const all = await response.text();
    expect(all).toContain('Hel');
    expect(all).toMatch(ends[spec]);
    expect(all).not.toContain('[DONE]');
    expect(all).not.toContain('verysecret');
  });

  it('are an element of Gemini’s array', async () => {
    const path = '/v1beta/models/m:streamGenerateContent';
    const all = await (await endpointOf(broken)(requestOf('gemini', { path }))).text();
    expect(JSON.parse(all)).toMatchObject([
      { candidates: [{}] },
      { error: { code: 503, status: 'UNAVAILABLE' } },
    ]);
  });
});

describe('limits', () => {
  it('end an answer at the tokens that the caller allows, between characters', async () => {
    const signals: AbortSignal[] = [];
    const endless: LlmAdapter = {
      name: 'endless',
      async *stream(_request, { signal }) {
        signals.push(signal);
        for (;;) yield { type: 'text-delta', text: 'ab👋' };
      },
    };
    const response = await endpointOf(endless)(
      requestOf('openai', { body: { ...questions.openai, max_tokens: 5 } }),
    );
    const chunks = dataIn(await response.text()) as {
      choices: { delta: { content?: string }; finish_reason: string | null }[];
    }[];
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(text).toBe('ab👋'.repeat(5));
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('length');
    expect(signals[0]?.aborted).toBe(true);
  });

  it('lower the limit of the caller', async () => {
    const { adapter, answers } = scriptedLlm(briefly);
    const endpoint = endpointOf(adapter, { maxOutputTokens: 10 });
    await (await endpoint(requestOf('openai', { body: { ...questions.openai, max_tokens: 50 } }))).text();
    await (await endpoint(requestOf('openai'))).text();
    expect(answers.map(({ request }) => request.maxOutputTokens)).toEqual([10, 10]);
  });

  it('refuse a body, a conversation and a stream too many', async () => {
    const { adapter } = scriptedLlm((answer) => answer.say('Hi'));
    const endpoint = endpointOf(adapter, { maxBodyBytes: 1000, maxMessages: 2, maxStreams: 1 });
    const messages = (count: number, content = 'Hi') => ({
      ...questions.openai,
      messages: Array.from({ length: count }, () => ({ role: 'user', content })),
    });
    const large = await errorOf(endpoint(requestOf('openai', { body: messages(1, 'x'.repeat(2000)) })));
    expect(large.status).toBe(413);
    const long = await errorOf(endpoint(requestOf('openai', { body: messages(3) })));
    expect([long.status, long.body.error]).toMatchObject([400, { code: 'context_length_exceeded' }]);
    const first = await endpoint(requestOf('openai'));
    const second = await errorOf(endpoint(requestOf('gemini')));
    expect([second.status, second.body.error]).toMatchObject([429, { status: 'RESOURCE_EXHAUSTED' }]);
    expect(second.headers.get('retry-after')).toBe('1');
    await first.body?.cancel();
    expect((await endpoint(requestOf('openai'))).status).toBe(200);
  });
});

describe('a caller that disconnects', () => {
  it.each(specs)('aborts the adapter (%s)', async (spec) => {
    const { adapter, answers } = scriptedLlm((answer) => answer.say('Hi'));
    const ends: LlmEndpointRequest[] = [];
    const endpoint = endpointOf(adapter, { onRequest: (ended) => void ends.push(ended) });
    const caller = new AbortController();
    const response = await endpoint(requestOf(spec, { signal: caller.signal }));
    await response.body!.getReader().read();
    expect(answers[0]?.signal.aborted).toBe(false);
    caller.abort();
    expect(answers[0]?.signal.aborted).toBe(true);
    await Promise.resolve();
    expect(ends).toMatchObject([{ outcome: 'aborted' }]);
    expect(endpoint.stats()).toMatchObject({ aborted: 1, running: 0 });
  });

  it('aborts an answer in one piece too', async () => {
    const { adapter, answers } = scriptedLlm((answer) => answer.say('Hi'));
    const caller = new AbortController();
    const endpoint = endpointOf(adapter);
    const body = { ...questions.openai, stream: false };
    const pending = endpoint(requestOf('openai', { signal: caller.signal, body }));
    while (!answers[0]) await new Promise((resolve) => setImmediate(resolve));
    caller.abort();
    expect(answers[0].signal.aborted).toBe(true);
    await pending;
    expect(endpoint.stats().aborted).toBe(1);
  });
});

describe('probes', () => {
  const isProbe = (request: Request) => request.headers.has('x-probe');

  it('are never guessed', async () => {
    const { adapter, answers } = scriptedLlm(briefly);
    const endpoint = endpointOf(adapter);
    await (
      await endpoint(requestOf('openai', { headers: { ...keyHeaders('openai'), 'x-probe': '1' } }))
    ).text();
    expect(answers).toHaveLength(1);
  });

  it('get a short text and cost nothing if the app names them', async () => {
    const { adapter, answers } = scriptedLlm(briefly);
    const endpoint = endpointOf(adapter, { isProbe });
    const response = await endpoint(
      requestOf('openai', { headers: { ...keyHeaders('openai'), 'x-probe': '1' } }),
    );
    expect(await response.text()).toContain('"content":"OK"');
    expect(answers).toEqual([]);
    expect(endpoint.stats()).toMatchObject({ requests: 1, probes: 1, finished: 1, outputTokens: 0 });
  });

  it('may get another model', async () => {
    const { adapter, answers } = scriptedLlm(briefly);
    const endpoint = endpointOf(hello, { isProbe: async () => true, probeAnswer: adapter });
    await (await endpoint(requestOf('gemini'))).text();
    expect(answers).toHaveLength(1);
  });
});

it('counts requests, tokens and failures', async () => {
  const ends: LlmEndpointRequest[] = [];
  const endpoint = endpointOf(hello, { onRequest: (ended) => void ends.push(ended) });
  expect(endpoint.stats()).toMatchObject({ requests: 0, lastRequestAt: null });
  await (await endpoint(requestOf('openai'))).text();
  await endpoint(requestOf('openai', { headers: {} }));
  await endpoint(requestOf('openai', { body: { ...questions.openai, model: 'x' } }));
  expect(endpoint.stats()).toMatchObject({
    requests: 2,
    running: 0,
    finished: 1,
    refused: 2,
    inputTokens: 3,
    outputTokens: 5,
    lastRequestAt: expect.any(Number) as number,
  });
  expect(ends).toMatchObject([
    { spec: 'openai', model: 'm', outcome: 'finished', usage: { outputTokens: 5, estimated: false } },
    { outcome: 'refused', error: { status: 401, code: 'not-authorized' } },
    { outcome: 'refused', error: { status: 404, code: 'model-not-allowed' } },
  ]);
});

it('is not disturbed by a log that throws', async () => {
  const endpoint = endpointOf(hello, {
    onRequest: () => {
      throw new Error('full');
    },
  });
  expect(await (await endpoint(requestOf('openai'))).text()).toContain('[DONE]');
});

it('gives provider data of a call back to the adapter', async () => {
  const call: LlmPart = {
    type: 'tool-call',
    id: '',
    name: 'look',
    arguments: '{"a":1}',
    providerData: { signature: 's' },
  };
  const { adapter, answers } = scriptedLlm((answer) =>
    answer.send(call, { type: 'finish', reason: 'tool-calls' }),
  );
  const endpoint = endpointOf(adapter);
  const chunks = dataIn(await (await endpoint(requestOf('openai'))).text()) as {
    choices: { delta: { tool_calls?: { id: string }[] } }[];
  }[];
  const [made] = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
  expect(made?.id).toMatch(/^call_\w{32}$/);
  const again = { ...made, function: { name: 'look', arguments: '{ "a": 1 }' } };
  const messages = [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: null, tool_calls: [again] },
    { role: 'tool', tool_call_id: made?.id, content: 'Here.' },
  ];
  await (await endpoint(requestOf('openai', { body: { ...questions.openai, messages } }))).text();
  expect(answers[1]?.request.messages[1]).toMatchObject({
    toolCalls: [{ providerData: { signature: 's' } }],
  });
});
