import { anthropicMessages } from '../../src/llm/protocols/anthropic.js';
import { AgUiEvents } from '../../src/llm/protocols/ag-ui-events.js';
import { AgUiThread } from '../../src/llm/protocols/ag-ui-thread.js';
import { eventDecoder } from '../../src/llm/protocols/answer-decoder.js';
import { geminiContent } from '../../src/llm/protocols/gemini.js';
import { openaiChat } from '../../src/llm/protocols/openai-chat.js';
import { openaiResponsesProtocol } from '../../src/llm/protocols/openai-responses.js';
import { plainText } from '../../src/llm/protocols/plain-text.js';
import type { LlmDecoder } from '../../src/llm/protocols/protocol.js';
import { uiMessageStream } from '../../src/llm/protocols/ui-message-stream.js';
import { readRawBody } from '../../src/llm/conformance/raw-body.js';
import type { LlmPart } from '../../src/llm/llm-adapter.js';
import { TextReader } from '../../src/llm/written/text-reader.js';
import type { ThinkOptions } from '../../src/llm/written/think-options.js';
import { loadRich } from '../../src/llm/rich/load-rich.js';
import { writtenCalls } from '../../src/llm/written/written-calls.js';
import { loadTextReader } from '../../src/llm/written/written-text.js';
import { hostileInputs, jsonList, one, type MakeInput } from './hostile-inputs.js';
import type { Reader } from './reader.js';

// The readers below are synchronous, so the code that is normally loaded on demand is loaded first.
await Promise.all([loadTextReader(), loadRich()]);

const split = (options: ThinkOptions) => (pieces: readonly string[]) => {
  const splitter = new TextReader(options);
  const parts: LlmPart[] = [];
  for (const piece of pieces) splitter.push(piece, parts);
  splitter.end(parts, true);
  return parts.length;
};

const decode = (make: () => LlmDecoder) => (pieces: readonly string[]) => {
  const decoder = make();
  let parts = 0;
  for (const piece of pieces) if (!decoder.done) parts += decoder.push(piece).length;
  return parts + decoder.end(false).parts.length;
};

/** Repeats events after `head`. `make` creates each one from its index. */
const events =
  (make: (index: number) => object, head = ''): MakeInput =>
  (length) => {
    let body = head;
    for (let index = 0; body.length < length; index += 1) body += `data: ${JSON.stringify(make(index))}\n\n`;
    return body;
  };

const delta = (content: object) => ({ choices: [{ index: 0, delta: content }] });
const call = (index: unknown, args: string) =>
  delta({ tool_calls: [{ index, function: { arguments: args } }] });
const part = (content: object) => ({ candidates: [{ content: { parts: [content] } }] });
const argument = (jsonPath: string) =>
  part({ functionCall: { partialArgs: [{ jsonPath, stringValue: 'x' }], willContinue: true } });
const geminiCall = `data: ${JSON.stringify(part({ functionCall: { name: 'f', willContinue: true } }))}\n\n`;
const citation = { url_citation: { url: 'https://a.b', start_index: 0, end_index: 1 } };
const grounding = {
  groundingChunks: [{ web: { uri: 'https://a.b' } }],
  groundingSupports: [{ segment: { startIndex: 0, endIndex: 1 }, groundingChunkIndices: [0] }],
};
const agUiCall = { type: 'TOOL_CALL_START', toolCallId: 'a', toolCallName: 'a' };
const added = {
  type: 'response.output_item.added',
  output_index: 0,
  item: { type: 'function_call', name: 'f' },
};

const lines: readonly (readonly [string, MakeInput])[] = [
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\t',
  ':',
  ': x\n',
  'x\n',
  'x',
  '{\n',
  '[\n',
  ',[]\n',
  '{}\n',
  '"\n',
  'data:\n',
  'data: x\n',
  'data: {}\n\n',
  'data: [DONE',
  'event: x\n',
  'error: {}\n',
  'id: 1\n',
  'retry: 1\n',
  'retry: x\n',
  '\n\r',
  '}\n',
].map((unit): readonly [string, MakeInput] => [`lines ${JSON.stringify(unit)}`, one('', unit, '')]);

/** Hostile response bodies, named after the attack. */
export const answers: ReadonlyMap<string, MakeInput> = new Map([
  ...lines,
  ['stray array', one('[1', '\n,[]', '\n')],
  ['stray arrays', one('', `[1\n${',[]\n'.repeat(300)}`, '\n')],
  ['one data line', one('data: "', 'x', '"\n\n')],
  ['one deep event', one('data: ', '[', '\n\n')],
  ['text deltas', events(() => delta({ content: 'x ' }))],
  ['new tool calls', events((index) => call(index, '{}'))],
  ['tool calls without an index', events((index) => delta({ tool_calls: [{ id: `${index}` }] }))],
  ['tool arguments', events(() => call(0, 'x'))],
  ['deep content', one('data: {"choices":[{"delta":{"content":[', '{"text":[', '\n\n')],
  ['content parts', one('data: {"choices":[{"delta":{"content":[{"text":"a"}', ',{"text":"a"}', ']}}]}\n\n')],
  [
    'thinking parts',
    one('data: {"choices":[{"delta":{"content":[{"text":"a"}', ',{"thinking":[{"text":"a"}]}', ']}}]}\n\n'),
  ],
  ['gemini parts', events(() => part({ text: 'x' }))],
  ['gemini calls', events(() => part({ functionCall: { name: 'f' } }))],
  ['gemini arguments', events((index) => argument(`$.a${index}`), geminiCall)],
  ['gemini elements', events((index) => argument(`$.a[${index}]`), geminiCall)],
  ['gemini holes', events((index) => argument(`$.a${index}[15]`), geminiCall)],
  [
    'gemini path',
    one(
      `${geminiCall}data: {"candidates":[{"content":{"parts":[{"functionCall":{"partialArgs":[{"jsonPath":"`,
      "['",
      '"}]}}]}}]}\n\n',
    ),
  ],
  ['gemini array', one('[', '{"candidates":[{"content":{"parts":[{"text":"x"}]}}]},\n', ']')],
  ['gemini open array', one('[{"a":"', 'x', '')],
  ['anthropic text', events(() => ({ type: 'content_block_delta', index: 0, delta: { text: 'x' } }))],
  [
    'anthropic blocks',
    events((index) => ({ type: 'content_block_start', index, content_block: { type: 'tool_use' } })),
  ],
  [
    'anthropic signature',
    events((index) =>
      index === 0
        ? { type: 'content_block_start', index: 0, content_block: { type: 'thinking' } }
        : { type: 'content_block_delta', index: 0, delta: { signature: 'x' } },
    ),
  ],
  ['ui text', events(() => ({ type: 'text-delta', id: 't', delta: 'x ' }))],
  ['ui texts', events((index) => ({ type: 'text-delta', id: `${index}`, delta: 'x ' }))],
  ['ui thoughts', events((index) => ({ type: 'reasoning-delta', id: `${index}`, delta: 'x ' }))],
  ['ui inputs', events((index) => ({ type: 'tool-input-start', toolCallId: `${index}`, toolName: 't' }))],
  ['ui arguments', events(() => ({ type: 'tool-input-delta', toolCallId: 't', inputTextDelta: 'x' }))],
  ['ui outputs', events(() => ({ type: 'tool-output-available', toolCallId: 't', output: 'x' }))],
  ['ui steps', events((index) => ({ type: index % 2 ? 'finish-step' : 'start-step' }))],
  ['ui resets', events((index) => (index % 2 ? { type: 'reset-step' } : { type: 'text-delta', delta: 'x' }))],
  ['ui metadata', events((index) => ({ type: 'message-metadata', messageMetadata: { [index]: 1 } }))],
  ['ui sources', events((index) => ({ type: 'source-url', sourceId: `${index}`, url: 'https://a.b' }))],
  ['chat annotations', events(() => delta({ content: 'x ', annotations: [citation] }))],
  [
    'chat citations',
    events((index) => ({
      ...delta({ content: 'x' }),
      citations: ['https://a.b', `https://a.b/${index % 900}`],
    })),
  ],
  ['chat pictures', events(() => delta({ images: [{ image_url: { url: 'data:a' } }] }))],
  ['chat roles', events(() => delta({ role: 'assistant' }))],
  ['chat usage', events(() => ({ choices: [], usage: { prompt_tokens: 1 } }))],
  [
    'chat written calls',
    events(() => delta({ content: '<tool_call>{"name":"a","arguments":{}}</tool_call>' })),
  ],
  [
    'gemini grounding',
    events(() => ({ candidates: [{ content: { parts: [{ text: 'x' }] }, groundingMetadata: grounding }] })),
  ],
  ['gemini code', events(() => part({ executableCode: { language: 'a', code: 'x' } }))],
  [
    'anthropic citations',
    events((index) =>
      index === 0
        ? { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }
        : { type: 'content_block_delta', index: 0, delta: { citation: { url: 'https://a.b', title: 'a' } } },
    ),
  ],
  [
    'anthropic server tools',
    events((index) => ({
      type: 'content_block_start',
      index,
      content_block: { type: 'server_tool_use', id: `${index}` },
    })),
  ],
  ['response text', events(() => ({ type: 'response.output_text.delta', item_id: 'a', delta: 'x ' }))],
  [
    'response annotations',
    events(() => ({
      type: 'response.output_text.annotation.added',
      annotation: { url: 'https://a.b', start_index: 0, end_index: 1 },
    })),
  ],
  ['ag-ui text', events(() => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'a', delta: 'x ' }))],
  ['ag-ui texts', events((index) => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: `${index}`, delta: 'x ' }))],
  [
    'ag-ui thoughts',
    events((index) => ({ type: 'REASONING_MESSAGE_CONTENT', messageId: `${index}`, delta: 'x ' })),
  ],
  [
    'ag-ui calls',
    events((index) => ({ type: 'TOOL_CALL_START', toolCallId: `${index}`, toolCallName: 'a' })),
  ],
  [
    'ag-ui arguments',
    events((index) => (index === 0 ? agUiCall : { type: 'TOOL_CALL_ARGS', toolCallId: 'a', delta: 'x' })),
  ],
  [
    'ag-ui results',
    events((index) => (index === 0 ? agUiCall : { type: 'TOOL_CALL_RESULT', toolCallId: 'a', content: 'x' })),
  ],
  ['ag-ui state', events(() => ({ type: 'STATE_DELTA', delta: [] }))],
  [
    'ag-ui values',
    events((index) => ({ type: 'REASONING_ENCRYPTED_VALUE', entityId: `${index}`, encryptedValue: 'x' })),
  ],
  [
    'ag-ui snapshot',
    jsonList(
      'data: {"type":"MESSAGES_SNAPSHOT","messages":[',
      (index) => ({ role: 'assistant', id: `${index}`, content: `x${index}` }),
      ']}\n\n',
    ),
  ],
  [
    'ag-ui snapshot of users',
    jsonList(
      'data: {"type":"MESSAGES_SNAPSHOT","messages":[',
      () => ({ role: 'user', id: 'a', content: 'x' }),
      ']}\n\n',
    ),
  ],
  [
    'ag-ui snapshots',
    events((index) => ({
      type: 'MESSAGES_SNAPSHOT',
      messages: [{ role: 'assistant', id: `${index}`, content: `x${index}` }],
    })),
  ],
  ['keep-alives of spaces', one('data: ', ' ', 'x\n\n')],
  ['keep-alive of lines', one('data: :', ' ', '\ndata: x\n\n')],
  ['ui data', events((index) => ({ type: 'data-x', id: `${index}`, data: 1 }))],
  ['response items', events((index) => ({ ...added, output_index: index }))],
  [
    'response arguments',
    events((index) =>
      index === 0 ? added : { type: 'response.function_call_arguments.delta', output_index: 0, delta: 'x' },
    ),
  ],
]);

const openCalls = [
  '<function=a>',
  '<function=a><parameter=a',
  '<invoke name="a"><parameter name="',
  'a<arg_key>',
  'a(',
  'a(b="',
  '{"name":',
  '<function=',
];
const callUnits = [
  '<parameter=a',
  '<parameter=a ',
  '<parameter=a>',
  '<parameter name="a" b',
  '<parameter=',
  '<function=a',
  '<function=a ',
  '<function=a>',
  '<invoke name="a',
  '</function',
  '</parameter',
  '<arg_key>',
  '<arg_key>a</arg_key>',
  '</arg_key> ',
  '<a:',
  'a(',
  'a(b=',
  'a b=c ',
  'b="\\" ',
  "b='",
  '{"a":1}',
  'a{}',
  '[',
  'a',
  'a:',
  ' ',
  '"',
  '\n',
  '[CALL_ID]',
  '```',
  '<|a',
];
/** A model's text between the marks of a call. At most 200,000 characters of it are read. */
const callTexts: ReadonlyMap<string, MakeInput> = new Map([
  ...hostileInputs,
  ...openCalls.flatMap((head) =>
    callUnits.map((unit) => [`call ${head}, then ${JSON.stringify(unit)}…`, one(head, unit, '')] as const),
  ),
]);

const settings = { model: 'm' };

export const modelReaders: readonly Reader[] = [
  { name: 'think-tags', read: split({}) },
  {
    name: 'think-anywhere',
    read: split({ thinkAnywhere: true, thinkTags: ['think', ['[THINK]', '[/THINK]']] }),
  },
  { name: 'think-first', read: split({ startsInReasoning: true }) },
  { name: 'think-auto', read: split({ startsInReasoning: 'auto' }) },
  {
    name: 'written-calls',
    read: (pieces) => writtenCalls(pieces.join('')).length,
    inputs: callTexts,
    most: 100_000,
    sizes: [Infinity],
  },
  { name: 'chat', read: decode(() => openaiChat.createDecoder(settings)), inputs: answers },
  { name: 'gemini', read: decode(() => geminiContent.createDecoder({})), inputs: answers },
  { name: 'anthropic', read: decode(() => anthropicMessages.createDecoder(settings)), inputs: answers },
  { name: 'responses', read: decode(() => openaiResponsesProtocol.createDecoder(settings)), inputs: answers },
  {
    name: 'ag-ui',
    read: decode(() => eventDecoder(new AgUiEvents(['a'], new AgUiThread()))),
    inputs: answers,
  },
  { name: 'ai-sdk', read: decode(() => uiMessageStream.createDecoder()), inputs: answers },
  { name: 'plain-text', read: decode(() => plainText.createDecoder()) },
  {
    name: 'raw-body',
    read: (pieces) => readRawBody(new TextEncoder().encode(pieces.join(''))).events.length,
    inputs: answers,
    sizes: [Infinity],
  },
];
