import { describe, expect, it } from 'vitest';
import { decodePieces } from '../testing/joined-parts.js';
import { anthropicMessages } from './anthropic.js';
import { geminiContent } from './gemini.js';
import { openaiChat } from './openai-chat.js';
import { openaiResponsesProtocol } from './openai-responses.js';
import type { LlmDecoder } from './protocol.js';
import { TextBlocks } from './text-blocks.js';
import { uiMessageStream } from './ui-message-stream.js';

it('puts a paragraph break only where two words would run together', () => {
  const blocks = new TextBlocks();
  const joined = ['Let me', ' look.', null, 'I found it. ', null, 'Here', null, null, ' and', 'there'].map(
    (text) => (text === null ? (blocks.end(), '|') : blocks.join(text)),
  );
  expect(joined).toEqual([
    'Let me',
    ' look.',
    '|',
    '\n\nI found it. ',
    '|',
    'Here',
    '|',
    '|',
    ' and',
    'there',
  ]);
});

async function textOf(decoder: LlmDecoder, events: readonly object[]): Promise<string> {
  const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  const first = decoder.push(body);
  await decoder.loading;
  const parts = [...first, ...(decoder.resume?.() ?? []), ...decoder.end(false).parts];
  return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}

describe('texts on both sides of a tool of the server', () => {
  it('are kept apart in an Anthropic message, and cited text is not', async () => {
    const block = (index: number, content: object, ...deltas: readonly string[]) => [
      { type: 'content_block_start', index, content_block: content },
      ...deltas.map((text) => ({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } })),
      { type: 'content_block_stop', index },
    ];
    const text = { type: 'text', text: '' };
    const events = [
      { type: 'message_start', message: { id: 'a' } },
      ...block(0, text, 'Let me', ' look.'),
      ...block(1, { type: 'server_tool_use', id: 's', name: 'web_search', input: {} }),
      ...block(2, { type: 'web_search_tool_result', tool_use_id: 's', content: [] }),
      ...block(3, text, 'It is '),
      ...block(4, text, 'big'),
      ...block(5, text, '.'),
      { type: 'message_delta', delta: { stop_reason: 'end_turn' } },
      { type: 'message_stop' },
    ];
    expect(await textOf(anthropicMessages.createDecoder({ model: '' }), events)).toBe(
      'Let me look.\n\nIt is big.',
    );
  });

  it('are kept apart in a response of OpenAI, however it tells them', async () => {
    const message = (output_index: number, text: string) => [
      { type: 'response.output_text.delta', output_index, content_index: 0, delta: text.slice(0, 3) },
      { type: 'response.output_text.delta', output_index, content_index: 0, delta: text.slice(3) },
      { type: 'response.output_text.done', output_index, content_index: 0, text },
    ];
    const output = ['Looking.', 'Found.'].map((text) => ({
      type: 'message',
      content: [{ type: 'output_text', text }],
    }));
    const events = [
      { type: 'response.created', response: {} },
      ...message(0, 'Looking.'),
      { type: 'response.output_item.done', output_index: 1, item: { type: 'web_search_call' } },
      ...message(2, 'Found.'),
      { type: 'response.completed', response: { status: 'completed', output } },
    ];
    expect(await textOf(openaiResponsesProtocol.createDecoder({ model: '' }), events)).toBe(
      'Looking.\n\nFound.',
    );
  });

  it('are kept apart in chunks of Groq, and sources after it have no place', async () => {
    const chunk = (delta: object) => ({ choices: [{ index: 0, delta }] });
    const annotation = {
      type: 'url_citation',
      url_citation: { url: 'https://a.example', start_index: 0, end_index: 3 },
    };
    const events = [
      chunk({ content: 'Let me' }),
      chunk({ content: ' look.' }),
      chunk({ executed_tools: [{ index: 0, type: 'search', arguments: '{}', output: 'x' }] }),
      chunk({ content: 'It' }),
      chunk({ content: ' is.', annotations: [annotation] }),
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    ];
    expect(await textOf(openaiChat.createDecoder({ model: '' }), events)).toBe('Let me look.\n\nIt is.');
    const body = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
    const { parts } = decodePieces(openaiChat.createDecoder({ model: '' }), [new TextEncoder().encode(body)]);
    expect(parts.find(({ type }) => type === 'source')).not.toHaveProperty('range');
  });

  it('are kept apart in an answer of Gemini', async () => {
    const event = (...parts: readonly object[]) => ({ candidates: [{ content: { parts } }] });
    const events = [
      event({ text: 'Let me' }),
      event({ text: ' count.' }),
      event({ executableCode: { language: 'PYTHON', code: '1' } }, { codeExecutionResult: { output: '1' } }),
      event({ text: 'It is 1.' }),
      { candidates: [{ content: { parts: [] }, finishReason: 'STOP' }] },
    ];
    expect(await textOf(geminiContent.createDecoder({}), events)).toBe('Let me count.\n\nIt is 1.');
  });
});

describe('text parts of the AI SDK', () => {
  const said = (id: string, ...deltas: readonly string[]) => [
    { type: 'text-start', id },
    ...deltas.map((delta) => ({ type: 'text-delta', id, delta })),
    { type: 'text-end', id },
  ];
  const ran = [
    { type: 'tool-input-available', toolCallId: 'c', toolName: 'f', input: {}, providerExecuted: true },
    { type: 'tool-output-available', toolCallId: 'c', output: 1, providerExecuted: true },
  ];
  const finish = { type: 'finish', finishReason: 'stop' };

  it('are kept apart on both sides of a call', async () => {
    const events = [...said('a', 'Let me', ' look.'), ...ran, ...said('b', 'Found', ' it.'), finish];
    expect(await textOf(uiMessageStream.createDecoder(), events)).toBe('Let me look.\n\nFound it.');
  });

  it('are kept apart between steps', async () => {
    const step = { type: 'start-step' };
    const events = [step, ...said('a', 'One.'), step, ...said('a', 'Two.'), finish];
    expect(await textOf(uiMessageStream.createDecoder(), events)).toBe('One.\n\nTwo.');
  });

  it('run on if nothing is between them', async () => {
    const events = [...said('a', 'It is '), ...said('b', 'big'), ...said('c', '.'), finish];
    expect(await textOf(uiMessageStream.createDecoder(), events)).toBe('It is big.');
  });
});
