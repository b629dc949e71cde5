import { describe, expect, it } from 'vitest';
import type { LlmErrorCode } from '../llm-error-info.js';
import type { LlmFinishReason, LlmPart } from '../llm-adapter.js';
import {
  decodePieces,
  describedErrorInfo,
  joinParts,
  piecesOf,
  type JoinedParts,
} from '../testing/joined-parts.js';
import { bytesOf, chunk, done, frame } from '../testing/sse.js';
import { anthropicMessages } from './anthropic.js';

const event = (type: string, fields: object = {}) => `event: ${type}\n${frame({ type, ...fields })}`;
const start = (id = 'msg_1') => event('message_start', { message: { id, role: 'assistant', content: [] } });
const open = (index: number, block: object) => event('content_block_start', { index, content_block: block });
const delta = (index: number, fields: object) => event('content_block_delta', { index, delta: fields });
const close = (index: number) => event('content_block_stop', { index });
const ping = event('ping');
const stopped = (reason: string | null) =>
  event('message_delta', { delta: { stop_reason: reason }, usage: {} });
const end = event('message_stop');
const finish = stopped('end_turn') + end;

const text = (index: number, ...words: string[]) =>
  open(index, { type: 'text', text: '' }) +
  words.map((word) => delta(index, { type: 'text_delta', text: word })).join('') +
  close(index);
const thought = (index: number, words: string, signature: string) =>
  open(index, { type: 'thinking', thinking: '', signature: '' }) +
  delta(index, { type: 'thinking_delta', thinking: words }) +
  delta(index, { type: 'signature_delta', signature }) +
  close(index);
const json = (index: number, ...pieces: string[]) =>
  pieces.map((piece) => delta(index, { type: 'input_json_delta', partial_json: piece })).join('');
const call = (index: number, id: string, ...pieces: string[]) =>
  open(index, { type: 'tool_use', id, name: 'f', input: {} }) + json(index, ...pieces) + close(index);

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
const called = (...args: string[]) =>
  args.map((words, index) => ({ id: `t${index}`, name: 'f', arguments: words }));

const overloaded = { type: 'overloaded_error', message: 'Overloaded' };

const rows: [title: string, body: string, expected: JoinedParts][] = [
  ['text', start() + ping + text(0, 'Grüße', ' 👋 日本') + finish, said('Grüße 👋 日本')],
  ['CRLF', (start() + text(0, 'a', 'b') + finish).replaceAll('\n', '\r\n'), said('ab')],
  ['padded JSON', (start() + text(0, 'Hi') + finish).replaceAll('}\n', '        }\n'), said('Hi')],
  ['thoughts', start() + thought(0, 'Hm', 's') + text(1, 'Hi') + finish, said('Hi', 'stop', 'Hm')],
  ['words in the start of a block', start() + open(0, { type: 'text', text: 'Hi' }) + finish, said('Hi')],
  [
    'a delta of a block that never began',
    start() + delta(0, { type: 'text_delta', text: 'Hi' }) + finish,
    said('Hi'),
  ],
  [
    'a tool call',
    start() + text(0, 'Wait') + call(1, 't0', '', '{"a"', ':1}') + stopped('tool_use') + end,
    { ...said('Wait', 'tool-calls'), toolCalls: called('{"a":1}') },
  ],
  [
    'calls that are mixed up',
    start() +
      open(3, { type: 'tool_use', id: 't0', name: 'f', input: {} }) +
      open(4, { type: 'tool_use', id: 't1', name: 'f', input: {} }) +
      json(3, '{"a":') +
      json(4, '{"b":2}') +
      json(3, '1}') +
      close(3) +
      close(4) +
      stopped('tool_use') +
      end,
    { ...said('', 'tool-calls'), toolCalls: called('{"a":1}', '{"b":2}') },
  ],
  [
    'calls without arguments, whole from the start, and without an end',
    start() +
      call(0, 't0') +
      open(1, { type: 'tool_use', id: 't1', name: 'f', input: { a: 1 } }) +
      close(1) +
      open(2, { type: 'tool_use', id: 't2', name: 'f', input: {} }) +
      json(2, '{"a":2}') +
      stopped('tool_use') +
      end,
    { ...said('', 'tool-calls'), toolCalls: called('{}', '{"a":1}', '{"a":2}') },
  ],
  [
    'a tool of the server',
    start() +
      open(0, { type: 'server_tool_use', id: 's', name: 'web_search', input: {} }) +
      json(0, '{}') +
      close(0) +
      open(1, { type: 'web_search_tool_result', content: [] }) +
      close(1) +
      text(2, 'Hi') +
      finish,
    said('Hi'),
  ],
  [
    'citations',
    start() + delta(0, { type: 'citations_delta', citation: {} }) + text(0, 'Hi') + finish,
    said('Hi'),
  ],
  ['a stop sequence', start() + text(0, 'Hi') + stopped('stop_sequence') + end, said('Hi')],
  ['a length limit', start() + text(0, 'Hi') + stopped('max_tokens') + end, said('Hi', 'length')],
  [
    'a full context',
    start() + text(0, 'Hi') + stopped('model_context_window_exceeded') + end,
    said('Hi', 'length'),
  ],
  ['a refusal', start() + text(0, 'Hi') + stopped('refusal') + end, said('Hi', 'content-filter')],
  [
    'a reason that is taken back',
    start() + text(0, 'Hi') + stopped('end_turn') + stopped(null) + end,
    said('Hi'),
  ],
  ['no reason', start() + text(0, 'Hi') + end, said('Hi', 'other')],
  ['no message_stop', start() + text(0, 'Hi') + stopped('end_turn'), said('Hi')],
  ['no message_stop but [DONE]', start() + text(0, 'Hi') + done, said('Hi', 'other')],
  ['no final blank line', (start() + text(0, 'Hi') + finish).trimEnd(), said('Hi')],
  ['no event lines', (start() + text(0, 'Hi') + finish).replaceAll(/^event:.*\n/gm, ''), said('Hi')],
  ['a start that comes twice', start() + start() + text(0, 'Hi') + start() + finish, said('Hi')],
  [
    'nothing after the end',
    start() + text(0, 'Hi') + finish + text(1, 'no') + event('error', {}),
    said('Hi'),
  ],
  [
    'unknown and odd events',
    start() + event('news') + frame(7) + frame([]) + text(0, 'Hi') + finish,
    said('Hi'),
  ],
  [
    'odd members',
    start() +
      event('content_block_start') +
      event('content_block_delta', { delta: 3 }) +
      close(9) +
      delta(0, { text: 5, thinking: {} }) +
      event('message_delta') +
      text(0, 'Hi') +
      finish,
    said('Hi'),
  ],

  ['an end between two events', start() + text(0, 'Hi'), failed('llm-truncated', 'Hi')],
  ['an end inside an event', start() + text(0, 'Hi') + finish.slice(0, 40), failed('llm-truncated', 'Hi')],
  ['an end inside a call', start() + call(0, 't0', '{"a"').replace(close(0), ''), failed('llm-truncated')],
  ['an empty body', '', failed('llm-truncated')],
  ['only [DONE]', done, failed('llm-truncated')],
  ['only pings', ping + ping, failed('llm-truncated')],
  [
    'another message in the middle',
    start() + text(0, 'Hi') + start('msg_2') + finish,
    failed('llm-truncated', 'Hi'),
  ],
  [
    'overload',
    start() + text(0, 'Hi') + event('error', { error: overloaded }),
    failed('llm-rate-limited', 'Hi'),
  ],
  [
    'two errors after the reason',
    start() +
      text(0, 'Hi') +
      stopped('end_turn') +
      event('error', { error: { type: 'api_error' } }).repeat(2) +
      end,
    failed('llm-failed', 'Hi'),
  ],
  ['an error that is not JSON', start() + 'event: error\ndata: died\n\n', failed('llm-failed')],
  [
    'an error as the whole body',
    JSON.stringify({ type: 'error', error: overloaded }),
    failed('llm-rate-limited'),
  ],
  ['an HTML page', '<!doctype html>\n<html></html>\n', failed('llm-protocol')],
  [
    'a message that was not streamed',
    JSON.stringify({ type: 'message', content: [] }),
    failed('llm-protocol'),
  ],
  ['chat completion chunks', chunk({ content: 'Hi' }) + chunk({}, 'stop') + done, failed('llm-protocol')],
  ['text events', 'data: Hello\n\ndata: you\n\n', failed('llm-protocol')],
];

const decode = (pieces: readonly Uint8Array[]) =>
  decodePieces(anthropicMessages.createDecoder({ model: 'm' }), pieces);
const join = (pieces: readonly Uint8Array[]) => {
  const { parts, fault } = decode(pieces);
  return joinParts(parts, fault);
};
const partsOf = (body: string): LlmPart[] => decode([bytesOf(body)]).parts;

describe('anthropicMessages', () => {
  it.each(rows)('reads %s, wherever it is cut', (_title, body, expected) => {
    const bytes = bytesOf(body);
    expect(join([bytes])).toEqual(expected);
    for (let at = 1; at < bytes.length; at += 1)
      expect(join([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(expected);
    expect(join(piecesOf(bytes, 1))).toEqual(expected);
  });

  it('hands a call over as soon as its block ends', () => {
    const decoder = anthropicMessages.createDecoder({ model: 'm' });
    expect(decoder.push(start() + call(0, 't0', '{}'))).toEqual([
      { type: 'tool-input-start', id: 't0', name: 'f' },
      { type: 'tool-input-delta', id: 't0', text: '{}' },
      { type: 'tool-call', id: 't0', name: 'f', arguments: '{}' },
    ]);
    expect(decoder.done).toBe(false);
  });

  it('keeps signed and redacted thoughts with their call', () => {
    const redacted = { type: 'redacted_thinking', data: 'xyz' };
    const parts = partsOf(
      start() +
        thought(0, 'Hm', 'sig') +
        open(1, redacted) +
        close(1) +
        text(2, 'Wait') +
        call(3, 't0') +
        call(4, 't1') +
        thought(5, 'So', 'sig2') +
        call(6, 't2') +
        stopped('tool_use') +
        end,
    );
    const calls = parts.filter((part) => part.type === 'tool-call');
    expect(calls.map(({ providerData }) => providerData)).toEqual([
      { anthropicThinking: [{ type: 'thinking', thinking: 'Hm', signature: 'sig' }, redacted] },
      undefined,
      { anthropicThinking: [{ type: 'thinking', thinking: 'So', signature: 'sig2' }] },
    ]);
    const types = parts.map(({ type }) => type).filter((type) => !type.startsWith('tool-input'));
    expect(types).toEqual([
      'reasoning-delta',
      'text-delta',
      'tool-call',
      'tool-call',
      'reasoning-delta',
      'tool-call',
      'finish',
    ]);
  });

  it('has the error text of the endpoint', () => {
    const fault = (body: string) => describedErrorInfo(anthropicMessages.createDecoder({ model: 'm' }), body);
    expect(fault(start() + event('error', { error: overloaded }))).toMatchObject({
      code: 'llm-rate-limited',
      detail: 'Overloaded',
    });
    expect(fault('<html>')?.message).toBe(
      'The model endpoint returned an HTML page instead of the events of an Anthropic message.',
    );
  });
});
