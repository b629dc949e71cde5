import { describe, expect, it } from 'vitest';
import type { LlmPart } from '../llm-adapter.js';
import { anthropicMessages } from '../protocols/anthropic.js';
import { geminiContent } from '../protocols/gemini.js';
import { openaiChat } from '../protocols/openai-chat.js';
import { openaiResponsesProtocol } from '../protocols/openai-responses.js';
import type { LlmDecoder } from '../protocols/protocol.js';
import { decodePieces, piecesOf } from '../testing/joined-parts.js';
import { bytesOf, chunk, done, frame, stop, text } from '../testing/sse.js';

const url = 'https://example.com/a';
const other = 'https://example.com/b';
const model = 'm';

const chat = () => openaiChat.createDecoder({ model });
const responses = () => openaiResponsesProtocol.createDecoder({ model });
const anthropic = () => anthropicMessages.createDecoder({ model });
const gemini = () => geminiContent.createDecoder({});

const event = (type: string, fields: object = {}) => frame({ type, ...fields });
const completed = (output: readonly object[] = []) =>
  event('response.completed', { response: { status: 'completed', output } });
const said = (delta: string, index = 1) =>
  event('response.output_text.delta', { output_index: index, content_index: 0, delta });
const item = (name: 'added' | 'done', index: number, fields: object) =>
  event(`response.output_item.${name}`, { output_index: index, item: fields });
const block = (index: number, content: object) =>
  event('content_block_start', { index, content_block: content });
const delta = (index: number, fields: object) => event('content_block_delta', { index, delta: fields });
const blockEnd = (index: number) => event('content_block_stop', { index });
const messageEnd = event('message_delta', { delta: { stop_reason: 'end_turn' } }) + event('message_stop');
const part = (content: object, more: object = {}) =>
  frame({ candidates: [{ content: { parts: [content] }, ...more }] });

const source = (id: number, at: string, more: object = {}) => ({
  type: 'source',
  id: `source-${id}`,
  kind: 'url',
  url: at,
  ...more,
});
const called = (id: string, name: string, args: string): object[] => [
  { type: 'tool-input-start', id, name, providerExecuted: true },
  { type: 'tool-call', id, name, arguments: args, providerExecuted: true },
];

interface Row {
  readonly title: string;
  readonly make: () => LlmDecoder;
  readonly body: string;
  /** All parts except text and the end. */
  readonly parts: readonly object[];
}

const annotation = { type: 'url_citation', url_citation: { url, title: 'A', start_index: 2, end_index: 4 } };
const rows: readonly Row[] = [
  {
    title: 'annotations of Chat Completions, in code points',
    make: chat,
    body: text('👋 Hi') + chunk({ annotations: [annotation] }) + stop + done,
    parts: [source(1, url, { title: 'A', range: { start: 3, end: 5 } })],
  },
  {
    title: 'annotations that come twice and ones without a place',
    make: chat,
    body:
      text('Hello') +
      chunk({ annotations: [annotation, annotation, { type: 'url_citation', url: other }] }) +
      chunk({ annotations: [] }) +
      stop,
    parts: [source(1, url, { title: 'A', range: { start: 2, end: 4 } }), source(2, other)],
  },
  {
    title: 'a place behind the end of the text, which is no place',
    make: chat,
    body: text('H') + chunk({ annotations: [annotation] }) + stop,
    parts: [source(1, url, { title: 'A' })],
  },
  {
    title: 'citations of Perplexity and xAI',
    make: chat,
    body:
      chunk({ content: 'Hi [1]' }, null, {
        citations: [url, other],
        search_results: [
          { title: 'A', url },
          { title: 'B', url: other },
        ],
      }) + chunk({}, 'stop', { citations: [url, other] }),
    parts: [source(1, url, { title: 'A' }), source(2, other, { title: 'B' })],
  },
  {
    title: 'images of OpenRouter',
    make: chat,
    body:
      chunk({ images: [{ type: 'image_url', image_url: { url: 'data:image/webp;base64,AA' } }] }) +
      chunk({ images: [{ image_url: { url: 'javascript:alert(1)' } }] }) +
      stop,
    parts: [{ type: 'file', url: 'data:image/webp;base64,AA', mediaType: 'image/webp' }],
  },
  {
    title: 'executed tools of Groq',
    make: chat,
    body:
      chunk({ executed_tools: [{ index: 0, type: 'search', arguments: '{"query":"x"}' }] }) +
      chunk({
        executed_tools: [
          {
            index: 0,
            type: 'search',
            arguments: '{"query":"x"}',
            output: 'Found',
            search_results: { results: [{ title: 'A', url }] },
          },
        ],
      }) +
      text('Hi') +
      stop,
    parts: [
      ...called('executed-0', 'search', '{"query":"x"}'),
      { type: 'tool-result', id: 'executed-0', content: 'Found' },
      source(1, url, { title: 'A' }),
    ],
  },
  {
    title: 'the arguments of a call of Chat Completions while they come',
    make: chat,
    body:
      chunk({ tool_calls: [{ index: 0, id: 'c', function: { name: 'f', arguments: '' } }] }) +
      chunk({ tool_calls: [{ index: 0, function: { arguments: '{"a":' } }] }) +
      chunk({ tool_calls: [{ index: 0, function: { arguments: '1}' } }] }, 'tool_calls'),
    parts: [
      { type: 'tool-input-start', id: 'c', name: 'f' },
      { type: 'tool-input-delta', id: 'c', text: '{"a":' },
      { type: 'tool-input-delta', id: 'c', text: '1}' },
      { type: 'tool-call', id: 'c', name: 'f', arguments: '{"a":1}' },
    ],
  },
  {
    title: 'annotations of Responses, in the second message',
    make: responses,
    body:
      item('added', 0, { type: 'message' }) +
      said('First. ', 0) +
      item('added', 1, { type: 'message' }) +
      said('Hello') +
      event('response.output_text.annotation.added', {
        output_index: 1,
        annotation: { type: 'url_citation', url, title: 'A', start_index: 0, end_index: 5 },
      }) +
      event('response.output_text.annotation.added', {
        annotation: { type: 'file_citation', file_id: 'f1', filename: 'a.pdf', index: 3 },
      }) +
      item('done', 1, {
        type: 'message',
        content: [
          {
            type: 'output_text',
            text: 'Hello',
            annotations: [{ type: 'url_citation', url, title: 'A', start_index: 0, end_index: 5 }],
          },
        ],
      }) +
      completed(),
    parts: [
      source(1, url, { title: 'A', range: { start: 7, end: 12 } }),
      { type: 'source', id: 'source-2', kind: 'document', filename: 'a.pdf' },
    ],
  },
  {
    title: 'annotations that only the response has',
    make: responses,
    body: completed([
      {
        type: 'message',
        content: [
          {
            type: 'output_text',
            text: 'Hello',
            annotations: [{ type: 'url_citation', url, start_index: 0, end_index: 5 }],
          },
        ],
      },
    ]),
    parts: [source(1, url, { range: { start: 0, end: 5 } })],
  },
  {
    title: 'a web search and an MCP call of Responses',
    make: responses,
    body:
      item('added', 0, { type: 'web_search_call', id: 'ws', status: 'in_progress' }) +
      event('response.web_search_call.searching', { item_id: 'ws' }) +
      item('done', 0, {
        type: 'web_search_call',
        id: 'ws',
        status: 'completed',
        action: { type: 'search', query: 'x' },
      }) +
      item('added', 1, { type: 'mcp_call', id: 'mcp', name: 'roll' }) +
      event('response.mcp_call_arguments.delta', { item_id: 'mcp', delta: '{"n":2}' }) +
      item('done', 1, { type: 'mcp_call', id: 'mcp', name: 'roll', arguments: '{"n":2}', error: 'Failed' }) +
      said('Hi', 2) +
      completed([{ type: 'web_search_call', id: 'ws', status: 'completed' }]),
    parts: [
      ...called('ws', 'web_search', '{"type":"search","query":"x"}'),
      { type: 'tool-result', id: 'ws', content: 'completed' },
      { type: 'tool-input-start', id: 'mcp', name: 'roll', providerExecuted: true },
      { type: 'tool-input-delta', id: 'mcp', text: '{"n":2}' },
      { type: 'tool-call', id: 'mcp', name: 'roll', arguments: '{"n":2}', providerExecuted: true },
      { type: 'tool-result', id: 'mcp', content: 'Failed', isError: true },
    ],
  },
  {
    title: 'code and a picture of Responses',
    make: responses,
    body:
      item('done', 0, {
        type: 'code_interpreter_call',
        id: 'ci',
        code: '1+1',
        outputs: [{ type: 'logs', logs: '2' }],
      }) +
      item('done', 1, {
        type: 'image_generation_call',
        id: 'ig',
        status: 'completed',
        result: 'QUJD',
        output_format: 'webp',
      }) +
      completed(),
    parts: [
      ...called('ci', 'code_interpreter', '{"code":"1+1"}'),
      { type: 'tool-result', id: 'ci', content: '2' },
      ...called('ig', 'image_generation', '{}'),
      { type: 'tool-result', id: 'ig', content: 'completed' },
      { type: 'file', url: 'data:image/webp;base64,QUJD', mediaType: 'image/webp' },
    ],
  },
  {
    title: 'a web search and its citations of Messages',
    make: anthropic,
    body:
      event('message_start', { message: { id: 'm' } }) +
      block(0, { type: 'text', text: '' }) +
      delta(0, { type: 'text_delta', text: 'Let me see. ' }) +
      blockEnd(0) +
      block(1, { type: 'server_tool_use', id: 's', name: 'web_search', input: {} }) +
      delta(1, { type: 'input_json_delta', partial_json: '{"query":"x"}' }) +
      blockEnd(1) +
      block(2, {
        type: 'web_search_tool_result',
        tool_use_id: 's',
        content: [{ type: 'web_search_result', url, title: 'A', encrypted_content: 'secret' }],
      }) +
      blockEnd(2) +
      block(3, { type: 'text', text: '', citations: [] }) +
      delta(3, {
        type: 'citations_delta',
        citation: { type: 'web_search_result_location', url, title: 'A', cited_text: 'x' },
      }) +
      delta(3, { type: 'text_delta', text: 'It is.' }) +
      blockEnd(3) +
      messageEnd,
    parts: [
      { type: 'tool-input-start', id: 's', name: 'web_search', providerExecuted: true },
      { type: 'tool-input-delta', id: 's', text: '{"query":"x"}' },
      { type: 'tool-call', id: 's', name: 'web_search', arguments: '{"query":"x"}', providerExecuted: true },
      {
        type: 'tool-result',
        id: 's',
        content: JSON.stringify([{ type: 'web_search_result', url, title: 'A' }]),
      },
      source(1, url, { title: 'A' }),
      source(1, url, { title: 'A', range: { start: 12, end: 18 } }),
    ],
  },
  {
    title: 'a failed tool and a cited document of Messages',
    make: anthropic,
    body:
      block(0, { type: 'server_tool_use', id: 's', name: 'web_fetch', input: { url } }) +
      blockEnd(0) +
      block(1, {
        type: 'web_fetch_tool_result',
        tool_use_id: 's',
        content: { type: 'web_fetch_tool_result_error', error_code: 'unavailable' },
      }) +
      block(2, { type: 'text', text: 'Yes.' }) +
      delta(2, {
        type: 'citations_delta',
        citation: { type: 'page_location', document_index: 0, document_title: 'Report' },
      }) +
      blockEnd(2) +
      messageEnd,
    parts: [
      ...called('s', 'web_fetch', JSON.stringify({ url })),
      {
        type: 'tool-result',
        id: 's',
        content: JSON.stringify({ type: 'web_fetch_tool_result_error', error_code: 'unavailable' }),
        isError: true,
      },
      { type: 'source', id: 'source-1', kind: 'document', title: 'Report', range: { start: 0, end: 4 } },
    ],
  },
  {
    title: 'the grounding of Gemini, in bytes',
    make: gemini,
    body:
      part({ text: 'Grüße. Ja.' }) +
      part(
        { text: '' },
        {
          finishReason: 'STOP',
          groundingMetadata: {
            groundingChunks: [{ web: { uri: url, title: 'A' } }, { web: { uri: other, title: 'B' } }],
            groundingSupports: [{ segment: { startIndex: 9, endIndex: 12 }, groundingChunkIndices: [0] }],
          },
        },
      ),
    parts: [source(1, url, { title: 'A', range: { start: 7, end: 10 } }), source(2, other, { title: 'B' })],
  },
  {
    title: 'a picture and code of Gemini',
    make: gemini,
    body:
      part({ inlineData: { mimeType: 'image/png', data: 'QUJD' } }) +
      part({ executableCode: { language: 'PYTHON', code: '1+1' } }) +
      part({ codeExecutionResult: { outcome: 'OUTCOME_FAILED', output: 'No.' } }) +
      part({ text: 'Hi' }, { finishReason: 'STOP' }),
    parts: [
      { type: 'file', url: 'data:image/png;base64,QUJD', mediaType: 'image/png' },
      ...called('code-1', 'code_execution', '{"language":"PYTHON","code":"1+1"}'),
      { type: 'tool-result', id: 'code-1', content: 'No.', isError: true },
    ],
  },
];

const isRich = ({ type }: LlmPart) => !/^(?:text|reasoning|refusal)-delta$|^finish$/.test(type);

describe('rich answers', () => {
  it.each(rows)('reads $title, wherever it is cut', ({ make, body, parts }) => {
    const bytes = bytesOf(body);
    for (const size of [bytes.length, 7, 3, 1]) {
      const decoded = decodePieces(make(), piecesOf(bytes, size));
      expect(decoded.fault, `pieces of ${size}`).toBeUndefined();
      expect(decoded.parts.filter(isRich), `pieces of ${size}`).toEqual(parts);
    }
  });

  it.each([
    ['chat', chat, chunk({ annotations: many(1_100, (index) => ({ url: `${url}${index}` })) }), 'sources'],
    [
      'responses',
      responses,
      many(300, (index) => item('added', index, { type: 'web_search_call', id: `${index}` })).join(''),
      'tool-calls',
    ],
  ] as const)('limits what %s may hold', (_api, make, body, limit) => {
    expect(decodePieces(make(), [bytesOf(body)]).fault).toMatchObject({ code: 'llm-too-large', limit });
  });
});

function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
