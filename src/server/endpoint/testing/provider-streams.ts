import type { LlmEndpointSpec } from '../endpoint-route.js';

/** An answer in the wire format of its provider. */
export interface ProviderStream {
  readonly spec: LlmEndpointSpec;
  readonly what: string;
  readonly body: string;
  /** The options with which an AI SDK client requests it. */
  readonly options?: object;
}

// The framing, the fields and their order match recorded streams; words and ids do not.

const line = (value: object | string) =>
  `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;
const stream = (...chunks: readonly object[]) => [...chunks, '[DONE]'].map(line).join('');

const openaiHead = {
  id: 'chatcmpl-C1',
  object: 'chat.completion.chunk',
  created: 1_782_955_817,
  model: 'gpt-4o-mini-2024-07-18',
  service_tier: 'default',
  system_fingerprint: 'fp_d0469e1700',
};

const openaiChunk = (delta: object, finish: string | null = null) => ({
  ...openaiHead,
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  usage: null,
  obfuscation: 'C63r',
});

const counts = (reasoning = 0, cached = 0) => ({
  prompt_tokens: 53,
  completion_tokens: 15 + reasoning,
  total_tokens: 68 + reasoning,
  prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: reasoning,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
});

const openaiUsage = (reasoning?: number, cached?: number) => ({
  ...openaiHead,
  choices: [],
  usage: counts(reasoning, cached),
  obfuscation: 'kh',
});

const said = ['Grüße', ' 👋', ' from', ' Bern', '.'];
const content = (text: string) => ({ content: text });
const call = (index: number, id: string, name: string) => ({
  tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }],
});
const more = (index: number, text: string) => ({ tool_calls: [{ index, function: { arguments: text } }] });
const parallel = [
  call(0, 'call_1', 'look'),
  ...['{"', 'city', '":"', 'Bern', '"}'].map((text) => more(0, text)),
  call(1, 'call_2', 'go'),
  more(1, '{}'),
];
const opening = { role: 'assistant', content: '', refusal: null };
const silent = { role: 'assistant', content: null, refusal: null };

const openaiStream = (deltas: readonly object[], finish: string, ...usage: number[]) =>
  stream(...deltas.map((delta) => openaiChunk(delta)), openaiChunk({}, finish), openaiUsage(...usage));

const failure = { message: 'The server had an error.', type: 'server_error', param: null, code: null };

const openai: Readonly<Record<string, string>> = {
  'text, with reasoning and cached tokens': openaiStream([opening, ...said.map(content)], 'stop', 64, 32),
  'text before parallel calls': openaiStream([opening, content('I look.'), ...parallel], 'tool_calls'),
  'parallel calls with streamed arguments': openaiStream([silent, ...parallel], 'tool_calls'),
  'an answer that is cut': openaiStream([opening, content('Once')], 'length'),
  'an answer that is filtered': openaiStream([opening, content('Once')], 'content_filter'),
  'an error after the first word': [openaiChunk(opening), openaiChunk(content('Hel')), { error: failure }]
    .map(line)
    .join(''),
};

const safe = { hate: { filtered: false, severity: 'safe' }, violence: { filtered: false, severity: 'safe' } };
const azureFirst = {
  choices: [],
  created: 0,
  id: '',
  model: '',
  object: '',
  prompt_filter_results: [{ prompt_index: 0, content_filter_results: safe }],
};
const azureChunk = (delta: object, finish: string | null = null) => ({
  choices: [{ content_filter_results: safe, delta, finish_reason: finish, index: 0, logprobs: null }],
  created: 1_762_317_021,
  id: 'chatcmpl-CY',
  model: 'gpt-5-nano-2025-08-07',
  obfuscation: 'D3Wb',
  object: 'chat.completion.chunk',
  system_fingerprint: null,
  usage: null,
});

const azureStream = (deltas: readonly object[], finish: string, reasoning = 0) =>
  stream(azureFirst, ...deltas.map((delta) => azureChunk(delta)), azureChunk({}, finish), {
    ...azureChunk({}),
    choices: [],
    usage: counts(reasoning),
  });

const azure: Readonly<Record<string, string>> = {
  'text, with reasoning tokens': azureStream([opening, ...said.map(content)], 'stop', 64),
  'parallel calls with streamed arguments': azureStream([silent, ...parallel], 'tool_calls'),
  'an answer that is filtered': azureStream([opening, content('Once')], 'content_filter'),
  'an error after the first word': [
    azureFirst,
    azureChunk(opening),
    azureChunk(content('Hel')),
    { error: failure },
  ]
    .map(line)
    .join(''),
};

const groqChunk = (delta: object, finish: string | null = null, extra: object = {}) => ({
  id: 'chatcmpl-dd0af56b',
  object: 'chat.completion.chunk',
  created: 1_758_144_601,
  model: 'openai/gpt-oss-120b',
  system_fingerprint: 'fp_448a0d11e0',
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  ...extra,
});

const groqRequest = { id: 'req_01k5csb6ydetnt62dq1g7btwsq' };
const groqCounts = (reasoning: number) => ({
  queue_time: 0.05,
  prompt_tokens: 573,
  prompt_time: 0.06,
  completion_tokens: 1509,
  completion_time: 4.65,
  total_tokens: 2082,
  total_time: 4.71,
  ...(reasoning > 0 && { completion_tokens_details: { reasoning_tokens: reasoning } }),
});

const groqStream = (deltas: readonly object[], finish: string, reasoning = 0) =>
  stream(
    ...deltas.map((delta, at) => groqChunk(delta, null, at === 0 ? { x_groq: groqRequest } : {})),
    groqChunk({}, finish, { x_groq: { ...groqRequest, usage: groqCounts(reasoning) } }),
  );

const groqOpening = { role: 'assistant', content: '' };
const groqThoughts = ['A', ' greeting', '.'].map((reasoning) => ({ reasoning, channel: 'analysis' }));
const groqTags = ['<think>', '\n', 'A', ' greeting', '.', '\n', '</think>', '\n\n'].map(content);

const groq: Readonly<Record<string, string>> = {
  'thoughts and text': groqStream([groqOpening, ...groqThoughts, ...said.map(content)], 'stop', 1200),
  'text only': groqStream([groqOpening, ...said.map(content)], 'stop'),
  'a whole call in one chunk': groqStream(
    [
      { role: 'assistant', content: null },
      {
        tool_calls: [
          {
            id: 'tk85n1k4m',
            type: 'function',
            function: { name: 'look', arguments: '{"city":"Bern"}' },
            index: 0,
          },
        ],
      },
    ],
    'tool_calls',
  ),
  'thoughts before a call': groqStream([groqOpening, ...groqThoughts, ...parallel], 'tool_calls', 40),
  'an error after the first thought': [groqOpening, ...groqThoughts]
    .map((delta) => line(groqChunk(delta)))
    .concat(
      'event: error\ndata: {"error":{"message":"Tool call validation failed","type":"invalid_request_error","code":"tool_use_failed","failed_generation":"{}","status_code":400}}\n\n',
    )
    .join(''),
};

const geminiChunk = (
  parts: readonly object[],
  [candidatesTokenCount, thoughtsTokenCount]: readonly [number, number],
  finishReason?: string,
) => ({
  candidates: [{ content: { parts, role: 'model' }, ...(finishReason && { finishReason }), index: 0 }],
  usageMetadata: {
    promptTokenCount: 34,
    candidatesTokenCount,
    totalTokenCount: 34 + candidatesTokenCount + thoughtsTokenCount,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: 34 }],
    ...(thoughtsTokenCount > 0 && { thoughtsTokenCount }),
  },
  modelVersion: 'gemini-3-pro-preview',
  responseId: 'beHBaJfEMIi-qtsP3769-Q8',
});

const geminiStream = (...chunks: readonly object[]) =>
  chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`).join('');

const thought = { text: '**Greeting**\n\nThe user greets me.\n\n\n', thought: true };
const look = { functionCall: { name: 'look', args: { city: 'Bern' } }, thoughtSignature: 'EpwICpkIAXLI2nxl' };
const go = { functionCall: { name: 'go', args: {} } };

const gemini: Readonly<Record<string, string>> = {
  'thoughts and text': geminiStream(
    geminiChunk([thought], [0, 68]),
    geminiChunk([{ text: 'Grüße 👋 ' }], [7, 68]),
    geminiChunk([{ text: 'from Bern.' }], [12, 68], 'STOP'),
  ),
  'a text with a signature at its end': geminiStream(
    geminiChunk([{ text: 'Grüße 👋 ' }], [7, 68]),
    geminiChunk([{ text: 'from Bern.' }], [12, 68]),
    geminiChunk([{ text: '', thoughtSignature: 'EpwICpkIAXLI2nxl' }], [12, 68], 'STOP'),
  ),
  'a signature within a text': geminiStream(
    geminiChunk([{ text: 'Grüße ' }], [7, 68]),
    geminiChunk([{ text: '👋 ', thoughtSignature: 'EpwICpkIAXLI2nxl' }], [8, 68]),
    geminiChunk([{ text: 'from Bern.' }], [12, 68], 'STOP'),
  ),
  'parallel calls with a signature': geminiStream(
    geminiChunk([look], [10, 20]),
    geminiChunk([go], [14, 20]),
    geminiChunk([{ text: '' }], [14, 20], 'STOP'),
  ),
  'an answer that is cut': geminiStream(geminiChunk([{ text: 'Once' }], [2, 0], 'MAX_TOKENS')),
  'an answer that is filtered': geminiStream(geminiChunk([{ text: 'Once' }], [2, 0], 'SAFETY')),
  'an error after the first word': `${geminiStream(geminiChunk([{ text: 'Hel' }], [1, 0]))}${JSON.stringify(
    { error: { code: 500, message: 'An internal error has occurred.', status: 'INTERNAL' } },
    null,
    2,
  )}\r\n\r\n`,
};

const withThoughts = { google: { thinkingConfig: { includeThoughts: true } } };

const streamsOf = (spec: LlmEndpointSpec, bodies: Readonly<Record<string, string>>, options?: object) =>
  Object.entries(bodies).map(([what, body]): ProviderStream => ({
    spec,
    what,
    body,
    ...(options && { options }),
  }));

export const providerStreams: readonly ProviderStream[] = [
  ...streamsOf('openai', openai),
  ...streamsOf('azure', azure),
  ...streamsOf('groq', groq),
  {
    spec: 'groq',
    what: 'thoughts in tags',
    body: groqStream([groqOpening, ...groqTags, ...said.map(content)], 'stop'),
    options: { groq: { reasoningFormat: 'raw' } },
  },
  ...streamsOf('gemini', gemini, withThoughts),
];
