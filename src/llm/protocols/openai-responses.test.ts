import { describe, expect, it } from 'vitest';
import type { LlmErrorCode } from '../llm-error-info.js';
import type { LlmFinishReason, LlmMessage } from '../llm-adapter.js';
import {
  decodePieces,
  describedErrorInfo,
  joinParts,
  piecesOf,
  type JoinedParts,
} from '../testing/joined-parts.js';
import { bytesOf, chunk, done, frame } from '../testing/sse.js';
import { openaiResponsesProtocol } from './openai-responses.js';

const event = (type: string, fields: object = {}) => `event: ${type}\n${frame({ type, ...fields })}`;
const created = event('response.created', { response: { id: 'r', status: 'in_progress', error: null } });
const text = (delta: string, index = 1) =>
  event('response.output_text.delta', { output_index: index, content_index: 0, delta });
const summary = (delta: string, part = 0, index = 0) =>
  event('response.reasoning_summary_text.delta', { output_index: index, summary_index: part, delta });
const thought = (delta: string, index = 0) =>
  event('response.reasoning_text.delta', { output_index: index, delta });
const completed = event('response.completed', {
  response: { status: 'completed', incomplete_details: null },
});
const incomplete = (reason: string) =>
  event('response.incomplete', { response: { status: 'incomplete', incomplete_details: { reason } } });
const item = (name: 'added' | 'done', index: number, fields: object) =>
  event(`response.output_item.${name}`, { output_index: index, item: { type: 'function_call', ...fields } });
const args = (index: number, delta: string, id = 'fc') =>
  event('response.function_call_arguments.delta', { output_index: index, item_id: id, delta });
const completedWith = (output: readonly object[]) =>
  event('response.completed', { response: { status: 'completed', output } });
const textDone = (whole: string, index = 1) =>
  event('response.output_text.done', { output_index: index, content_index: 0, text: whole });
const partDone = (part: object) =>
  event('response.content_part.done', { output_index: 1, content_index: 0, part });
const message = (texts: readonly string[]) => ({
  type: 'message',
  content: texts.map((words) => ({ type: 'output_text', text: words })),
});
const messageDone = (texts: readonly string[], index = 1) =>
  event('response.output_item.done', { output_index: index, item: message(texts) });
const bare = (body: string) => body.replaceAll(/^event:.*\n/gm, '');

const said = (words: string, reason: LlmFinishReason = 'stop', reasoning = ''): JoinedParts => ({
  text: words,
  reasoning,
  finish: [reason],
});
const failed = (fault: LlmErrorCode, words = ''): JoinedParts => ({
  text: words,
  reasoning: '',
  finish: [],
  fault,
});
const calling = (...calls: [id: string, text: string][]): JoinedParts => ({
  ...said('', 'tool-calls'),
  toolCalls: calls.map(([id, words]) => ({ id, name: 'f', arguments: words })),
});

const limit = { code: 'rate_limit_exceeded', message: 'Try again in 2s.' };

const rows: [title: string, body: string, expected: JoinedParts][] = [
  ['text', created + text('Grüße') + text(' 👋 日本') + completed, said('Grüße 👋 日本')],
  ['CRLF', (created + text('a') + text('b') + completed).replaceAll('\n', '\r\n'), said('ab')],
  ['a summary', created + summary('H') + summary('m', 1) + text('Hi') + completed, said('Hi', 'stop', 'Hm')],
  ['reasoning of an open model', created + thought('Hm') + text('Hi') + completed, said('Hi', 'stop', 'Hm')],
  [
    'both kinds for one item, and the other kind for another',
    created +
      thought('H') +
      summary('H') +
      thought('m') +
      summary('m') +
      summary('!', 0, 2) +
      text('Hi') +
      completed,
    said('Hi', 'stop', 'Hm!'),
  ],
  [
    'OpenRouter: no event lines, comments, and [DONE]',
    ': OPENROUTER PROCESSING\n\n' + bare(created + thought('Hm') + text('Hi') + completed) + done,
    said('Hi', 'stop', 'Hm'),
  ],
  [
    'a refusal',
    created +
      event('response.refusal.delta', { delta: 'No' }) +
      event('response.refusal.delta', { delta: '.' }) +
      completed,
    { ...said(''), refusal: 'No.' },
  ],
  [
    'a call',
    created +
      item('added', 0, { call_id: 'c', name: 'f', arguments: '' }) +
      args(0, '{"a"') +
      args(0, ':1}') +
      event('response.function_call_arguments.done', { output_index: 0, arguments: '{"a":1}' }) +
      item('done', 0, { call_id: 'c', name: 'f', arguments: '{"a":1}' }) +
      completed,
    calling(['c', '{"a":1}']),
  ],
  [
    'mixed calls whose item ids change',
    created +
      item('added', 0, { id: 'x', call_id: 'c', name: 'f' }) +
      item('added', 1, { id: 'y', call_id: 'd', name: 'f' }) +
      args(1, '{"b":', 'z') +
      args(0, '{}', 'z2') +
      args(1, '2}', 'z3') +
      item('done', 0, { id: 'z4' }) +
      item('done', 1, { id: 'z5' }) +
      completed,
    calling(['c', '{}'], ['d', '{"b":2}']),
  ],
  [
    'a call that is only done',
    created + item('done', 0, { call_id: 'c', name: 'f' }) + completed,
    calling(['c', '{}']),
  ],
  [
    'calls that are never done',
    created +
      item('added', 0, { call_id: 'c', name: 'f' }) +
      args(0, '{"a":1}') +
      item('added', 1, { call_id: 'd', name: 'f' }) +
      event('response.function_call_arguments.done', { output_index: 1, arguments: '{"b":2}' }) +
      completed,
    calling(['c', '{"a":1}'], ['d', '{"b":2}']),
  ],
  ['text only in output_text.done', created + textDone('Hi') + completed, said('Hi')],
  [
    'text only in content_part.done',
    created + partDone({ type: 'output_text', text: 'Hi' }) + completed,
    said('Hi'),
  ],
  ['text only in output_item.done', created + messageDone(['Hi', ' you']) + completed, said('Hi you')],
  [
    'text only in the response',
    created +
      completedWith([
        { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm' }] },
        message(['Hi']),
      ]),
    said('Hi', 'stop', 'Hm'),
  ],
  [
    'text in all places once',
    created +
      text('H') +
      text('i') +
      textDone('Hi') +
      partDone({ type: 'output_text', text: 'Hi' }) +
      messageDone(['Hi']) +
      completedWith([message(['Hi'])]),
    said('Hi'),
  ],
  [
    'a text of which the deltas stopped',
    created + text('Hel') + textDone('Hello') + messageDone(['Hello']) + completedWith([message(['Hello'])]),
    said('Hello'),
  ],
  [
    'events that name the item in different ways',
    created +
      event('response.output_text.delta', { item_id: 'm', delta: 'Hi' }) +
      event('response.output_text.done', { item_id: 'm', output_index: 3, text: 'Hi' }) +
      completedWith([message(['Hi'])]),
    said('Hi'),
  ],
  [
    'events that name no item',
    created +
      event('response.output_text.delta', { delta: 'Hi' }) +
      event('response.output_text.done', { output_index: 0, content_index: 0, text: 'Hi' }) +
      event('response.output_item.done', { item: message(['Hi']) }) +
      completed,
    said('Hi'),
  ],
  [
    'two messages that are only done',
    created +
      textDone('a', 0) +
      messageDone(['a'], 0) +
      textDone('a', 1) +
      completedWith([message(['a']), message(['a'])]),
    said('aa'),
  ],
  [
    'a refusal that is only done',
    created +
      event('response.refusal.done', { output_index: 0, content_index: 0, refusal: 'No.' }) +
      completedWith([{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }]),
    { ...said(''), refusal: 'No.' },
  ],
  [
    'reasoning that is only done',
    created +
      event('response.reasoning_summary_text.done', { output_index: 0, summary_index: 0, text: 'H' }) +
      event('response.reasoning_summary_part.done', {
        output_index: 0,
        summary_index: 1,
        part: { type: 'summary_text', text: 'm' },
      }) +
      event('response.output_item.done', {
        output_index: 0,
        item: {
          type: 'reasoning',
          summary: [
            { type: 'summary_text', text: 'H' },
            { type: 'summary_text', text: 'm' },
          ],
        },
      }) +
      text('Hi') +
      completed,
    said('Hi', 'stop', 'Hm'),
  ],
  [
    'both kinds of reasoning that are only done',
    created +
      event('response.output_item.done', {
        output_index: 0,
        item: {
          type: 'reasoning',
          summary: [{ type: 'summary_text', text: 'Short' }],
          content: [{ type: 'reasoning_text', text: 'Hm' }],
        },
      }) +
      text('Hi') +
      completed,
    said('Hi', 'stop', 'Hm'),
  ],
  [
    'arguments that are only done, before the call',
    created +
      event('response.function_call_arguments.done', {
        output_index: 0,
        item_id: 'fc',
        arguments: '{"a":1}',
      }) +
      item('done', 0, { call_id: 'c', name: 'f', arguments: '' }) +
      completed,
    calling(['c', '{"a":1}']),
  ],
  [
    'arguments and a name that are only done',
    created +
      event('response.function_call_arguments.done', { output_index: 0, name: 'f', arguments: '{"a":1}' }) +
      completed,
    calling(['', '{"a":1}']),
  ],
  [
    'a call that only the response has',
    created + completedWith([{ type: 'function_call', call_id: 'c', name: 'f', arguments: '{"a":1}' }]),
    calling(['c', '{"a":1}']),
  ],
  [
    'a call in all places once',
    created +
      item('added', 1, { id: 'x', call_id: 'c', name: 'f', arguments: '' }) +
      args(1, '{"a":1}') +
      item('done', 1, { id: 'x', call_id: 'c', name: 'f', arguments: '{"a":1}' }) +
      completedWith([{ type: 'function_call', call_id: 'c', name: 'f', arguments: '{"a":1}' }]),
    calling(['c', '{"a":1}']),
  ],
  [
    'a call without an id in all places once',
    created +
      item('done', 1, { name: 'f', arguments: '{}' }) +
      completedWith([{ type: 'function_call', name: 'f', arguments: '{}' }]),
    calling(['', '{}']),
  ],
  ['a length limit', created + text('Hi') + incomplete('max_output_tokens'), said('Hi', 'length')],
  ['a filter', created + text('Hi') + incomplete('content_filter'), said('Hi', 'content-filter')],
  ['another limit', created + text('Hi') + incomplete('max_tool_calls'), said('Hi', 'other')],
  [
    'a limit inside a call',
    created +
      item('added', 0, { call_id: 'c', name: 'f' }) +
      args(0, '{"a') +
      incomplete('max_output_tokens'),
    {
      ...calling(['c', '{"a']),
      finish: ['length'],
    },
  ],
  ['[DONE] without a terminal event', created + text('Hi') + done, said('Hi', 'other')],
  ['no final blank line', (created + text('Hi') + completed).trimEnd(), said('Hi')],
  [
    'nothing after the end',
    created + text('Hi') + completed + text('no') + event('error', limit),
    said('Hi'),
  ],
  [
    'odd members',
    created +
      event('response.news') +
      event('response.output_text.delta', { delta: 3 }) +
      event('response.output_item.added', { item: 7 }) +
      item('added', 5, {}).replace('function_call', 'message') +
      args(8, '{}') +
      frame([]) +
      text('Hi') +
      completed,
    said('Hi'),
  ],

  ['an end between two events', created + text('Hi'), failed('llm-truncated', 'Hi')],
  ['an end inside an event', created + text('Hi') + completed.slice(0, 50), failed('llm-truncated', 'Hi')],
  [
    'an end inside a call',
    created + item('added', 0, { call_id: 'c', name: 'f' }) + args(0, '{}'),
    failed('llm-truncated'),
  ],
  ['an empty body', '', failed('llm-truncated')],
  ['only [DONE]', done, failed('llm-truncated')],
  [
    'a flat error',
    created + text('Hi') + event('error', { ...limit, param: null }),
    failed('llm-rate-limited', 'Hi'),
  ],
  [
    'a nested error and the failure after it',
    created +
      event('error', { error: { ...limit, type: 'x' } }) +
      event('response.failed', { response: { error: { code: 'server_error', message: 'boom' } } }),
    failed('llm-rate-limited'),
  ],
  [
    'a failure',
    created + text('Hi') + event('response.failed', { response: { error: limit } }),
    failed('llm-rate-limited', 'Hi'),
  ],
  [
    'a failure without a cause',
    created + event('response.failed', { response: { error: null } }),
    failed('llm-failed'),
  ],
  ['an HTML page', '<html>\n</html>', failed('llm-protocol')],
  [
    'a response that was not streamed',
    JSON.stringify({ object: 'response', error: null }),
    failed('llm-protocol'),
  ],
  ['chat completion chunks', chunk({ content: 'Hi' }) + chunk({}, 'stop') + done, failed('llm-protocol')],
];

const decode = (pieces: readonly Uint8Array[]) =>
  decodePieces(openaiResponsesProtocol.createDecoder({ model: 'm' }), pieces);
const join = (pieces: readonly Uint8Array[]) => {
  const { parts, fault } = decode(pieces);
  return joinParts(parts, fault);
};

describe('openaiResponsesProtocol', () => {
  it.each(rows)('reads %s, wherever it is cut', (_title, body, expected) => {
    const bytes = bytesOf(body);
    expect(join([bytes])).toEqual(expected);
    for (let at = 1; at < bytes.length; at += 1)
      expect(join([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(expected);
    expect(join(piecesOf(bytes, 1))).toEqual(expected);
  });

  it('hands the parts over in the order in which they came', () => {
    const call = item('done', 1, { call_id: 'c', name: 'f', arguments: '{}' });
    expect(
      decode([bytesOf(created + summary('a') + text('b') + call + text('c') + completed)]).parts,
    ).toEqual([
      { type: 'reasoning-delta', text: 'a' },
      { type: 'text-delta', text: 'b' },
      { type: 'tool-call', id: 'c', name: 'f', arguments: '{}' },
      { type: 'text-delta', text: 'c' },
      { type: 'finish', reason: 'tool-calls' },
    ]);
  });

  it('passes on the words and the delay of a failure', () => {
    const body = created + event('response.failed', { response: { error: limit } });
    expect(describedErrorInfo(openaiResponsesProtocol.createDecoder({ model: 'm' }), body)).toMatchObject({
      detail: 'Try again in 2s.',
      retryAfterMs: 2000,
    });
  });

  it('encodes the prompt, the items and the tools, and stores nothing', () => {
    const parameters = { type: 'object' };
    const messages: LlmMessage[] = [
      { role: 'system', content: 'Now in French.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Wait', toolCalls: [{ id: 'c', name: 'f', arguments: '{"a":1}' }] },
      { role: 'tool', toolCallId: 'c', toolName: 'f', content: '7', isError: true },
      { role: 'assistant', content: '', toolCalls: [{ id: 'd', name: 'f', arguments: '{}' }] },
      { role: 'tool', toolCallId: 'd', toolName: 'f', content: '8' },
    ];
    const body = { reasoning: { summary: 'auto' }, stream: false, input: 'x' };
    const tools = [
      { name: 'f', description: 'Does f', parameters },
      { name: 'g', parameters },
    ];
    const settings = { model: 'm', systemPrompt: () => 'Be brief.', body };
    expect(openaiResponsesProtocol.encode({ messages, tools }, settings)).toEqual({
      model: 'm',
      store: false,
      stream: true,
      reasoning: { summary: 'auto' },
      instructions: 'Be brief.',
      input: [
        { role: 'system', content: 'Now in French.' },
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Wait' },
        { type: 'function_call', call_id: 'c', name: 'f', arguments: '{"a":1}' },
        { type: 'function_call_output', call_id: 'c', output: '7' },
        { type: 'function_call', call_id: 'd', name: 'f', arguments: '{}' },
        { type: 'function_call_output', call_id: 'd', output: '8' },
      ],
      tools: [
        { type: 'function', name: 'f', description: 'Does f', parameters, strict: false },
        { type: 'function', name: 'g', parameters, strict: false },
      ],
    });
    const bareRequest = openaiResponsesProtocol.encode(
      { messages: [] },
      { model: 'm', body: { store: true } },
    );
    expect(bareRequest).toEqual({ model: 'm', store: true, stream: true, input: [] });
  });
});
