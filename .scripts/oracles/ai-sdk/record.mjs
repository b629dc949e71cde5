// Records the output of a version of `ai`, and the result of its own client. This is the oracle for the tests that use
// `src/llm/testing/ai-sdk/recordings.ts`. The package needs Node 22, so it is not a development dependency of the root:
//   cd .scripts/oracles/ai-sdk && npm ci
//   for version in 5 6 7; do npx -p node@22 node record.mjs ai-$version; done
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const packageName = process.argv[2] ?? 'ai-7';
const ai = await import(packageName);
const mock = await import(`${packageName}/test`);
const { version } = JSON.parse(
  readFileSync(new URL(`node_modules/${packageName}/package.json`, import.meta.url), 'utf8'),
);
const major = Number(version.split('.')[0]);
const Model = mock[`MockLanguageModelV${major - 3}`];

const usage =
  major === 5
    ? { inputTokens: 12, outputTokens: 34, totalTokens: 46, reasoningTokens: 5, cachedInputTokens: 3 }
    : {
        inputTokens: { total: 12, noCache: 9, cacheRead: 3, cacheWrite: 0 },
        outputTokens: { total: 34, text: 29, reasoning: 5 },
      };
const finish = (reason) => ({
  type: 'finish',
  usage,
  finishReason: major === 5 ? reason : { unified: reason, raw: reason },
});
const fileData = (data) => (major < 7 ? data : { type: 'data', data });
const text = (id, ...pieces) => [
  { type: 'text-start', id },
  ...pieces.map((delta) => ({ type: 'text-delta', id, delta })),
  { type: 'text-end', id },
];
const thought = (id, ...pieces) => [
  { type: 'reasoning-start', id },
  ...pieces.map((delta) => ({ type: 'reasoning-delta', id, delta })),
  { type: 'reasoning-end', id, providerMetadata: { mock: { signature: `signed-${id}` } } },
];
const call = (id, toolName, input, more = {}) => [
  { type: 'tool-input-start', id, toolName, ...more },
  ...(input.match(/.{1,6}/gsu) ?? []).map((delta) => ({ type: 'tool-input-delta', id, delta })),
  { type: 'tool-input-end', id },
  {
    type: 'tool-call',
    toolCallId: id,
    toolName,
    input,
    ...more,
    providerMetadata: { mock: { item: `item-${id}` } },
  },
];

const city = z.object({ city: z.string() });
const serverTools = {
  weather: ai.tool({
    description: 'The weather',
    inputSchema: city,
    execute: async function* ({ city: place }) {
      yield { status: 'looking' };
      yield { city: place, degrees: 21 };
    },
  }),
  broken: ai.tool({
    inputSchema: city,
    execute: async () => {
      throw new Error('The service is down');
    },
  }),
  remove: ai.tool({
    inputSchema: city,
    needsApproval: true,
    execute: async ({ city: place }) => `Removed ${place}`,
  }),
  route: ai.tool({ description: 'Shows a route in the page', inputSchema: city, outputSchema: z.any() }),
};

/** What the model streams: a list of parts for each request. */
const answers = {
  'text and reasoning': [
    [...thought('r1', 'The user ', 'greets me. 🙂'), ...text('t1', 'Grüße ', '👋 日', '本!'), finish('stop')],
  ],
  'two text parts at once': [
    [
      { type: 'text-start', id: 'a' },
      { type: 'text-start', id: 'b' },
      { type: 'text-delta', id: 'a', delta: 'One ' },
      { type: 'text-delta', id: 'b', delta: 'two ' },
      { type: 'text-delta', id: 'a', delta: 'three' },
      { type: 'text-end', id: 'b' },
      { type: 'text-end', id: 'a' },
      finish('stop'),
    ],
  ],
  'a tool of the server': [
    [
      ...thought('r1', 'I look it up.'),
      ...text('t1', 'Let me see.'),
      ...call('c1', 'weather', '{"city":"Köln"}'),
      finish('tool-calls'),
    ],
    [...text('t1', 'It is 21 degrees.'), finish('stop')],
  ],
  'a tool of the server that fails': [
    [...call('c1', 'broken', '{"city":"Rom"}'), finish('tool-calls')],
    [...text('t1', 'That did not work.'), finish('stop')],
  ],
  'arguments that do not fit': [
    [...call('c1', 'weather', '{"town":1}'), finish('tool-calls')],
    [...text('t1', 'Once more.'), finish('stop')],
  ],
  'a tool that nobody has': [
    [...call('c1', 'nothing', '{"a":[1,2]}'), finish('tool-calls')],
    [...text('t1', 'I cannot.'), finish('stop')],
  ],
  'a tool of the page': [
    [
      ...thought('r1', 'A route.'),
      ...text('t1', 'Here it is.'),
      ...call('c1', 'route', '{"city":"Wien"}'),
      finish('tool-calls'),
    ],
    [...text('t1', 'You see the route to Wien.'), finish('stop')],
  ],
  'tools of the page and of the server': [
    [
      ...call('c1', 'route', '{"city":"Wien"}'),
      ...call('c2', 'weather', '{"city":"Wien"}'),
      finish('tool-calls'),
    ],
    [...text('t1', 'Both.'), finish('stop')],
  ],
  'a tool of the provider': [
    [
      ...call('c1', 'web_search', '{"q":"anam"}', { providerExecuted: true, dynamic: true }),
      {
        type: 'tool-result',
        toolCallId: 'c1',
        toolName: 'web_search',
        result: [{ url: 'https://a.example' }],
        providerExecuted: true,
        dynamic: true,
      },
      { type: 'source', sourceType: 'url', id: 's1', url: 'https://a.example/', title: 'A' },
      {
        type: 'source',
        sourceType: 'document',
        id: 's2',
        mediaType: 'application/pdf',
        title: 'B',
        filename: 'b.pdf',
      },
      ...text('t1', 'Found.'),
      finish('stop'),
    ],
  ],
  'a file': [
    [
      { type: 'file', mediaType: 'image/png', data: fileData('iVBORw0KGgo=') },
      ...text('t1', 'A picture.'),
      finish('stop'),
    ],
  ],
  'too long': [[...text('t1', 'And then'), finish('length')]],
  filtered: [[finish('content-filter')]],
  'an error in the middle': [
    [
      { type: 'text-start', id: 't1' },
      { type: 'text-delta', id: 't1', delta: 'Half ' },
      { type: 'error', error: new Error('overloaded') },
    ],
  ],
  ...(major > 5 && {
    'an approval': [
      [...text('t1', 'May I?'), ...call('c1', 'remove', '{"city":"Bonn"}'), finish('tool-calls')],
      [...text('t1', 'Done.'), finish('stop')],
    ],
    'a denied approval': [
      [...call('c1', 'remove', '{"city":"Bonn"}'), finish('tool-calls')],
      [...text('t1', 'I leave it.'), finish('stop')],
    ],
  }),
  ...(major > 6 && {
    'citations, a thought picture and content of a provider': [
      [
        ...text('t0', 'Intro. '),
        { type: 'text-start', id: 't1' },
        { type: 'text-delta', id: 't1', delta: 'Anam is 👋 fast.' },
        {
          type: 'text-end',
          id: 't1',
          citations: [
            {
              source: { type: 'source', sourceType: 'url', id: 's1', url: 'https://a.example/', title: 'A' },
              startIndex: 0,
              endIndex: 4,
              citedText: 'Anam',
            },
            {
              source: {
                type: 'source',
                sourceType: 'document',
                id: 's2',
                mediaType: 'text/plain',
                title: 'B',
              },
            },
          ],
        },
        { type: 'reasoning-file', mediaType: 'image/png', data: fileData('iVBORw0KGgo=') },
        { type: 'custom', kind: 'mock.note', providerMetadata: { mock: { a: 1 } } },
        finish('stop'),
      ],
    ],
    interrupted: [
      [
        { type: 'text-start', id: 't1' },
        { type: 'text-delta', id: 't1', delta: 'Half' },
        finish('interrupted'),
      ],
    ],
  }),
};

/** Frames that an app writes by hand. */
const handWritten = {
  'data of the app': [
    { type: 'start', messageMetadata: { model: 'm' } },
    { type: 'data-weather', id: 'w', data: { status: 'loading' } },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'Sunny.' },
    { type: 'text-end', id: 't' },
    { type: 'data-weather', id: 'w', data: { status: 'done', degrees: 21 } },
    { type: 'data-toast', data: 'Hello', transient: true },
    { type: 'message-metadata', messageMetadata: { seconds: 2 } },
    { type: 'finish' },
    { type: 'data-after', data: [1] },
  ],
  'frames without start and finish': [
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'Hi' },
    { type: 'text-end', id: 't' },
  ],
  'an aborted stream': [
    { type: 'start' },
    { type: 'text-start', id: 't' },
    { type: 'text-delta', id: 't', delta: 'Half' },
    { type: 'abort' },
  ],
  ...(major > 6 && {
    'a step that is withdrawn': [
      { type: 'start' },
      { type: 'start-step' },
      { type: 'text-start', id: 't0' },
      { type: 'text-delta', id: 't0', delta: 'First. ' },
      { type: 'text-end', id: 't0' },
      { type: 'finish-step' },
      { type: 'start-step' },
      { type: 'text-start', id: 't1' },
      { type: 'text-delta', id: 't1', delta: 'Wrong' },
      { type: 'tool-input-available', toolCallId: 'c1', toolName: 'route', input: { city: 'Ulm' } },
      { type: 'reset-step' },
      { type: 'text-start', id: 't1' },
      { type: 'text-delta', id: 't1', delta: 'Right' },
      { type: 'text-end', id: 't1' },
      { type: 'finish-step' },
      { type: 'finish', finishReason: 'stop' },
    ],
    'a message that was added to the run': [
      { type: 'start' },
      { type: 'start-step' },
      { type: 'steering-message', id: 'u2', parts: [{ type: 'text', text: 'And in Rome?' }] },
      { type: 'text-start', id: 't1' },
      { type: 'text-delta', id: 't1', delta: 'Sunny, too.' },
      { type: 'text-end', id: 't1' },
      { type: 'finish-step' },
      { type: 'finish', finishReason: 'stop' },
    ],
  }),
};

/** Converts the errors in a stream, because JSON omits parts of them. */
const plain = (value) =>
  JSON.parse(
    JSON.stringify(value, (_key, item) =>
      item instanceof Error
        ? { name: item.name, message: item.message }
        : typeof item === 'object' && item !== null && 'uint8ArrayData' in item
          ? { base64: item.base64, mediaType: item.mediaType }
          : item,
    ),
  );

class Chat extends ai.AbstractChat {
  constructor(init) {
    super({
      ...init,
      state: {
        status: 'ready',
        error: undefined,
        messages: [],
        pushMessage(message) {
          this.messages = [...this.messages, message];
        },
        popMessage() {
          this.messages = this.messages.slice(0, -1);
        },
        replaceMessage(index, message) {
          this.messages = this.messages.map((old, at) => (at === index ? message : old));
        },
        snapshot: (value) => structuredClone(value),
      },
    });
  }
}

const headers = (response) =>
  Object.fromEntries([...response.headers].filter(([name]) => !/date|length/.test(name)));

/** Runs a route and a page's chat that calls it. Returns every exchange and the final state of the chat. */
async function run(title, respond) {
  const exchanges = [];
  let answered = Promise.resolve();
  const chat = new Chat({
    id: 'chat-1',
    generateId: (
      (count) => () =>
        `client-${(count += 1)}`
    )(0),
    transport: new ai.DefaultChatTransport({
      api: 'https://app.example/api/chat',
      fetch: async (_url, { body }) => {
        const request = JSON.parse(body);
        const { response, streamParts } = await respond(request, exchanges.length);
        const written = await response.text();
        const exchange = { request, headers: headers(response), body: written, streamParts: [] };
        exchanges.push(exchange);
        if (streamParts) exchange.streamParts = plain(await streamParts);
        return new Response(written, { headers: response.headers });
      },
    }),
    sendAutomaticallyWhen: ({ messages }) =>
      ai.lastAssistantMessageIsCompleteWithToolCalls({ messages }) ||
      (ai.lastAssistantMessageIsCompleteWithApprovalResponses?.({ messages }) ?? false),
    onToolCall: ({ toolCall }) => {
      if (toolCall.toolName !== 'route') return;
      answered = (chat.addToolOutput ?? chat.addToolResult)({
        tool: 'route',
        toolCallId: toolCall.toolCallId,
        output: { shown: true },
      });
    },
    onData: (part) => data.push(part),
    onError: () => undefined,
  });
  const data = [];
  await chat.sendMessage({ text: 'Hello' });
  await answered;
  if (/approval/.test(title)) {
    const asked = chat.messages.at(-1).parts.find((part) => part.state === 'approval-requested');
    await chat.addToolApprovalResponse({
      id: asked.approval.id,
      approved: !/denied/.test(title),
      reason: 'my reason',
    });
  }
  for (let tries = 0; chat.status !== 'ready' && chat.status !== 'error' && tries < 100; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 30));
  return {
    name: title,
    exchanges,
    messages: plain(chat.messages),
    data: plain(data),
    error: chat.error?.message ?? null,
  };
}

async function answer({ messages }, parts) {
  const streams = [...parts];
  const model = new Model({
    doStream: async () => ({
      stream: mock.convertArrayToReadableStream([{ type: 'stream-start', warnings: [] }, ...streams.shift()]),
    }),
  });
  const result = ai.streamText({
    model,
    messages: await ai.convertToModelMessages(messages),
    tools: serverTools,
    stopWhen: ai.stepCountIs(3),
    onError: () => undefined,
  });
  const stream = result.stream ?? result.fullStream;
  const options = {
    originalMessages: messages,
    generateMessageId: () => 'server-message',
    sendSources: true,
    onError: (error) => error.message ?? String(error),
    messageMetadata: ({ part }) => (part.type === 'finish' ? { usage: part.totalUsage } : undefined),
  };
  if (major < 7) {
    const [kept, streamed] = [[], result.fullStream];
    const response = result.toUIMessageStreamResponse(options);
    return {
      response,
      left: streams,
      streamParts: (async () => {
        for await (const part of streamed) kept.push(part);
        return kept;
      })(),
    };
  }
  const [one, two] = stream.tee();
  const response = ai.createUIMessageStreamResponse({
    stream: ai.toUIMessageStream({ ...options, stream: one, tools: serverTools }),
  });
  return {
    response,
    left: streams,
    streamParts: (async () => {
      const kept = [];
      for await (const part of two) kept.push(part);
      return kept;
    })(),
  };
}

const recordings = [];
for (const [name, parts] of Object.entries(answers)) {
  let left = parts;
  recordings.push(
    await run(name, async (request) => {
      const answered = await answer(request, left);
      left = answered.left;
      return answered;
    }),
  );
}
for (const [name, frames] of Object.entries(handWritten))
  recordings.push(
    await run(name, async () => ({
      response: ai.createUIMessageStreamResponse({
        stream: ai.createUIMessageStream({
          execute: ({ writer }) => {
            for (const frame of frames) writer.write(frame);
          },
        }),
      }),
    })),
  );

const lines = [{ ai: version, node: process.version }, ...recordings].map((line) => JSON.stringify(line));
const file = new URL(`../../../src/llm/testing/ai-sdk/ai-${version}.jsonl`, import.meta.url);
writeFileSync(file, `${lines.join('\n')}\n`);
