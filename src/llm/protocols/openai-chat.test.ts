import { describe, expect, it } from 'vitest';
import type { LlmFinishReason } from '../llm-adapter.js';
import type { LlmErrorCode } from '../llm-error-info.js';
import { bytesOf, chunk, done, frame, stop, text } from '../testing/sse.js';
import {
  decodePieces,
  describedErrorInfo,
  joinParts,
  piecesOf,
  type JoinedParts,
} from '../testing/joined-parts.js';
import { openaiChat, type OpenAIChatSettings } from './openai-chat.js';

const settings: OpenAIChatSettings = { model: 'm' };

function decode(pieces: readonly Uint8Array[]): JoinedParts {
  const { parts, fault } = decodePieces(openaiChat.createDecoder(settings), pieces);
  return joinParts(parts, fault);
}

const answer = (said: string, thought = '', finish: LlmFinishReason = 'stop'): JoinedParts => ({
  text: said,
  reasoning: thought,
  finish: [finish],
});
const failed = (fault: LlmErrorCode, said = '', thought = ''): JoinedParts => ({
  text: said,
  reasoning: thought,
  finish: [],
  fault,
});

const azureFirst = frame({
  choices: [],
  created: 0,
  id: '',
  model: '',
  object: '',
  prompt_filter_results: [{ prompt_index: 0 }],
});
const azureNote = frame({
  id: '',
  object: '',
  choices: [{ index: 0, content_filter_offsets: { check_offset: 1 }, finish_reason: null }],
});
const usage = frame({ id: 'c', choices: [], usage: { total_tokens: 3 } });
const call = (fields: object) => chunk({ tool_calls: [fields] });
const completion = JSON.stringify({
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }],
});

const rows: [title: string, body: string, expected: JoinedParts][] = [
  [
    'OpenAI',
    chunk({ role: 'assistant', content: '', refusal: null }) +
      text('Grüße') +
      text(' 👋 日本') +
      stop +
      usage +
      done,
    answer('Grüße 👋 日本'),
  ],
  [
    'a moderation chunk after the usage',
    text('Paris') + stop + usage + frame({ choices: [], moderation: {} }) + done,
    answer('Paris'),
  ],
  ['U+2028 inside JSON', text('a\u2028b') + stop + done, answer('a\u2028b')],
  ['no final blank line', (text('Hi') + stop).trimEnd(), answer('Hi')],
  ['no final blank line after the terminator', (text('Hi') + done).trimEnd(), answer('Hi', '', 'other')],
  ['no [DONE]', text('Hi') + stop, answer('Hi')],
  ['only [DONE]', done, answer('', '', 'other')],
  ['a keep-alive and [DONE]', `data: : keep-alive\n\n${done}`, answer('', '', 'other')],
  ['CRLF', (text('Hi') + text(' you') + stop + done).replaceAll('\n', '\r\n'), answer('Hi you')],
  ['CR', (text('Hi') + text(' you') + stop + done).replaceAll('\n', '\r'), answer('Hi you')],
  ['a byte order mark', `\uFEFF${text('Hi')}${stop}`, answer('Hi')],
  ['data fields without the space', (text('Hi') + stop + done).replaceAll('data: ', 'data:'), answer('Hi')],
  [
    'Azure: filter results first, notes without a delta after the end',
    azureFirst + text('Hi') + stop + azureNote + done,
    answer('Hi'),
  ],
  [
    'Azure: output blocked',
    text('Hi') + chunk(undefined, 'content_filter') + done,
    answer('Hi', '', 'content-filter'),
  ],
  [
    'Azure Foundry: role null and padded JSON',
    chunk({ role: null, content: 'Hi' }).replace('}\n', '   } \n') + stop + done,
    answer('Hi'),
  ],
  ['a length limit', text('Hi') + chunk({}, 'length') + done, answer('Hi', '', 'length')],
  ['an unknown finish reason', text('Hi') + chunk({}, 'odd') + done, answer('Hi', '', 'other')],
  ['Snowflake: [DONE] and no finish reason', text('4') + usage + done, answer('4', '', 'other')],
  [
    'nothing after [DONE]',
    text('Hi') + stop + done + text(' more') + frame({ error: { message: 'late' } }),
    answer('Hi'),
  ],
  [
    'other choices than the first',
    frame({
      choices: [
        { index: 1, delta: { content: 'no' } },
        { index: 0, delta: { content: 'yes' } },
      ],
    }) + stop,
    answer('yes'),
  ],
  [
    'Groq parsed',
    chunk({ reasoning: 'Hm', channel: 'analysis' }) +
      text('Hi') +
      chunk({}, 'stop', { x_groq: { usage: {} }, usage: {} }) +
      done,
    answer('Hi', 'Hm'),
  ],
  [
    'Groq raw',
    text('<think>') + text('\nHm') + text('</think>') + text('\n\nHi') + stop + done,
    answer('Hi', '\nHm'),
  ],
  [
    'escaped tags',
    `data: {"choices":[{"delta":{"content":"\\u003cthink\\u003eHm\\u003c/think\\u003eHi"}}]}\n\n${stop}`,
    answer('Hi', 'Hm'),
  ],
  [
    'DeepSeek',
    ': keep-alive\n\n' +
      chunk({ content: null, reasoning_content: 'Hm' }) +
      chunk({ content: 'Hi', reasoning_content: null }) +
      chunk({ content: '' }, 'stop') +
      done,
    answer('Hi', 'Hm'),
  ],
  [
    'both reasoning fields',
    chunk({ reasoning: 'Hm', reasoning_content: 'Hm' }) + text('Hi') + stop,
    answer('Hi', 'Hm'),
  ],
  [
    'an empty first field',
    chunk({ reasoning: '', reasoning_content: 'Hm' }) + text('Hi') + stop,
    answer('Hi', 'Hm'),
  ],
  [
    'OpenRouter: comments, empty content, details as a copy',
    ': OPENROUTER PROCESSING\n\n' +
      chunk({ content: '', reasoning: 'Hm', reasoning_details: [{ type: 'reasoning.text', text: 'Hm' }] }) +
      ': OPENROUTER PROCESSING\n\n' +
      text('Hi') +
      stop +
      frame({ choices: [{ index: 0, delta: { content: '' }, finish_reason: null }], usage: {} }) +
      done,
    answer('Hi', 'Hm'),
  ],
  [
    'details alone',
    chunk({
      reasoning_details: [
        { type: 'reasoning.summary', summary: 'Hm' },
        { type: 'reasoning.encrypted', data: 'x' },
        { type: 'reasoning.text', text: '.' },
      ],
    }) +
      text('Hi') +
      stop,
    answer('Hi', 'Hm.'),
  ],
  [
    'Mistral: parts and strings in one stream',
    chunk({
      content: [
        {
          type: 'thinking',
          thinking: [
            { type: 'text', text: 'H' },
            { type: 'text', text: 'm' },
          ],
        },
      ],
    }) +
      chunk({ content: [{ type: 'thinking', thinking: [] }] }) +
      chunk({ content: [{ type: 'text', text: 'Hi' }] }) +
      text(' you') +
      stop,
    answer('Hi you', 'Hm'),
  ],
  [
    'Together and Hugging Face: doubled text',
    frame({ choices: [{ index: 0, text: '<think>', delta: { token_id: 1, content: '<think>' } }] }) +
      frame({ choices: [{ index: 0, text: 'Hm', delta: { content: 'Hm' } }] }) +
      text('</think>Hi') +
      stop,
    answer('Hi', 'Hm'),
  ],
  [
    'llama.cpp deepseek-legacy: the field and a copy in the text',
    chunk({ reasoning_content: 'Hm', content: '<think>Hm' }) +
      chunk({ reasoning_content: '.', content: '.</think>' }) +
      text('\nHi') +
      stop,
    answer('Hi', 'Hm.'),
  ],
  [
    'a tag in the text of a model with reasoning fields',
    chunk({ reasoning: 'Hm' }) + text('Write </think> then') + stop,
    answer('Write </think> then', 'Hm'),
  ],
  [
    'a refusal',
    chunk({ content: null, refusal: 'I cannot' }) + chunk({ refusal: ' do that.' }) + stop,
    { ...answer(''), refusal: 'I cannot do that.' },
  ],
  [
    'a refusal after text',
    text('Sure.') + chunk({ refusal: 'No.' }) + stop,
    { ...answer('Sure.'), refusal: 'No.' },
  ],
  [
    'tool calls',
    call({ index: 1, id: 'a', type: 'function', function: { name: 'f', arguments: '' } }) +
      call({ index: 1, function: { arguments: '{}' } }) +
      call({ index: 2, function: { name: 'g', arguments: '{"a":' } }) +
      call({ index: 2, function: { arguments: '1}' } }) +
      chunk({}, 'tool_calls') +
      done,
    {
      ...answer('', '', 'tool-calls'),
      toolCalls: [
        { id: 'a', name: 'f', arguments: '{}' },
        { id: '', name: 'g', arguments: '{"a":1}' },
      ],
    },
  ],
  [
    'a thought that a tool call ends',
    text('<think>Hm') +
      call({ index: 0, id: 'a', function: { name: 'f' } }) +
      text('Hi') +
      chunk({ tool_calls: null }, 'tool_calls'),
    { ...answer('Hi', 'Hm', 'tool-calls'), toolCalls: [{ id: 'a', name: 'f', arguments: '{}' }] },
  ],
  ['a held back tag at the end', text('a <') + stop, answer('a <')],
  [
    'keep-alives as data',
    'data:\n\ndata: \n\ndata: : keep-alive\n\n' + text('Hi') + 'data: : keep-alive\n\n' + stop,
    answer('Hi'),
  ],
  ['a null error field', chunk({ content: 'Hi' }, null, { error: null }) + stop, answer('Hi')],
  [
    'odd members',
    chunk(undefined) +
      frame({
        choices: [null, 3, { delta: 'x' }, { delta: { content: 5, reasoning: {}, tool_calls: 'x' } }],
      }) +
      frame([]) +
      frame('7') +
      text('Hi') +
      stop,
    answer('Hi'),
  ],

  ['an end between two frames', text('Hi'), failed('llm-truncated', 'Hi')],
  ['an end inside a frame', text('Hi') + text('you').slice(0, -12), failed('llm-truncated', 'Hi')],
  ['an end with a held back tag', text('Hi </th'), failed('llm-truncated', 'Hi </th')],
  ['an end inside a thought', text('<think>Hm'), failed('llm-truncated', '', 'Hm')],
  ['an empty body', '', failed('llm-truncated')],
  ['only comments', ': OPENROUTER PROCESSING\n\n', failed('llm-truncated')],
  [
    'Groq: an error event',
    chunk({ reasoning: 'Hm' }) +
      'event: error\n' +
      frame({
        error: {
          message: 'Tool call validation failed',
          type: 'invalid_request_error',
          code: 'tool_use_failed',
          status_code: 400,
        },
      }),
    failed('llm-invalid-request', '', 'Hm'),
  ],
  [
    'an error event that is not JSON',
    text('Hi') + 'event: error\ndata: upstream died\n\n',
    failed('llm-failed', 'Hi'),
  ],
  [
    'OpenRouter: an error after the finish reason',
    text('Hi') +
      chunk({}, 'length') +
      chunk({ content: '' }, null, { error: { code: 429, message: 'slow down' } }) +
      done,
    failed('llm-rate-limited', 'Hi'),
  ],
  [
    'vLLM: an error object',
    text('Hi') + frame({ object: 'error', message: 'boom', type: 'InternalServerError', code: 500 }) + done,
    failed('llm-failed', 'Hi'),
  ],
  [
    'Venice: error_message',
    text('Hi') + frame({ error_type: 'x', error_message: 'boom' }),
    failed('llm-failed', 'Hi'),
  ],
  [
    'SGLang: an error as the whole stream',
    frame({ error: { object: 'error', message: 'too long', code: 400 } }) + done,
    failed('llm-invalid-request'),
  ],
  ['an error that is a string', text('Hi') + frame({ error: 'boom' }), failed('llm-failed', 'Hi')],
  [
    'llama.cpp: an error field',
    text('Hi') + 'error: {"code":500,"message":"boom","type":"server_error"}\n\n' + done,
    failed('llm-failed', 'Hi'),
  ],
  ['llama.cpp: an error field with words', text('Hi') + 'error: boom\n\n', failed('llm-failed', 'Hi')],
  [
    'Gemini: a bare error object',
    text('Hi') + '{"error":{"code":503,"message":"overloaded","status":"UNAVAILABLE"}}\n',
    failed('llm-failed', 'Hi'),
  ],
  [
    'Gemini: printed over several lines, without an end',
    text('Hi') +
      '[{\n  "error": {\n    "code": 429,\n    "message": "x",\n    "status": "RESOURCE_EXHAUSTED"\n  }\n}]',
    failed('llm-rate-limited', 'Hi'),
  ],
  [
    'an error with a held back tag before it',
    text('<think>Hm</th') + frame({ error: { message: 'boom' } }),
    failed('llm-failed', '', 'Hm</th'),
  ],
  [
    'two errors',
    frame({ error: { message: 'first', code: 'invalid_api_key' } }) + frame({ error: { message: 'second' } }),
    failed('llm-unauthorized'),
  ],
  ['a flat error event', text('Hi') + frame({ type: 'error', message: 'x' }), failed('llm-failed', 'Hi')],
  ['an event of another protocol and [DONE]', frame({ type: 'ping' }) + done, failed('llm-protocol')],
  ['the finish reason "error"', text('Hi') + chunk({}, 'error') + done, failed('llm-failed', 'Hi')],
  ['an HTML page', '<!doctype html>\n<html><body>Not found</body></html>\n', failed('llm-protocol')],
  ['a completion that was not streamed', completion, failed('llm-protocol')],
  ['the same, printed over lines', JSON.stringify(JSON.parse(completion), null, 2), failed('llm-protocol')],
  ['lines of JSON', '{"message":{"content":"Hi"},"done":false}\n{"done":true}\n', failed('llm-protocol')],
  ['JSON in JSON', frame(JSON.stringify(JSON.stringify({ choices: [] }))), failed('llm-protocol')],
  [
    'events of another protocol',
    'event: message_start\n' +
      frame({ type: 'message_start', message: {} }) +
      'event: ping\n' +
      frame({ type: 'ping' }),
    failed('llm-protocol'),
  ],
  ['text events', 'data: Hello\n\ndata: you\n\n', failed('llm-protocol')],
];

describe('openaiChat', () => {
  it.each(rows)('reads %s, wherever it is cut', (_title, body, expected) => {
    const bytes = bytesOf(body);
    expect(decode([bytes])).toEqual(expected);
    for (let at = 1; at < bytes.length; at += 1)
      expect(decode([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(expected);
    expect(decode(piecesOf(bytes, 1))).toEqual(expected);
  });

  it('hands the parts over in the order in which they came', () => {
    const { parts } = decodePieces(openaiChat.createDecoder(settings), [
      bytesOf(chunk({ reasoning: 'a', content: 'b' }) + text('c') + stop + done),
    ]);
    expect(parts).toEqual([
      { type: 'reasoning-delta', text: 'a' },
      { type: 'text-delta', text: 'b' },
      { type: 'text-delta', text: 'c' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it('identifies a foreign response and keeps its start', () => {
    const fault = (body: string) => describedErrorInfo(openaiChat.createDecoder(settings), body);
    expect(fault('<html>\n<body>')).toMatchObject({
      message: expect.stringContaining('an HTML page'),
      body: '<html>\n<body>\n',
    });
    expect(fault(completion)).toMatchObject({
      message: expect.stringContaining('JSON'),
      body: `${completion}\n`,
    });
    expect(fault(frame({ type: 'ping' }))).toMatchObject({
      message: expect.stringContaining('something else'),
      body: '{"type":"ping"}',
    });
  });

  it('passes on the words and the delay of an error in the stream', () => {
    const error = { message: 'Rate limit reached. Please try again in 5.289s.', code: 'rate_limit_exceeded' };
    expect(describedErrorInfo(openaiChat.createDecoder(settings), frame({ error }))).toMatchObject({
      code: 'llm-rate-limited',
      detail: error.message,
      retryAfterMs: 5289,
    });
  });

  it('encodes the prompt, the messages and the extra fields, and always streams', () => {
    const messages = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello the', interrupted: true },
      { role: 'user', content: 'Wait' },
      { role: 'user', content: 'Go on' },
    ] as const;
    const body = { temperature: 0, stream: false, messages: [] };
    expect(openaiChat.encode({ messages }, { model: 'm', systemPrompt: 'Be brief.', body })).toEqual({
      model: 'm',
      temperature: 0,
      stream: true,
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello the' },
        { role: 'user', content: 'Wait' },
        { role: 'user', content: 'Go on' },
      ],
    });
    const merged = openaiChat.encode({ messages }, { model: 'm', mergeMessages: true })['messages'];
    expect(merged).toEqual([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello the' },
      { role: 'user', content: 'Wait\n\nGo on' },
    ]);
    expect(messages[2].content).toBe('Wait');
  });
});
