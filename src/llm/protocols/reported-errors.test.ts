import { describe, expect, it } from 'vitest';
import { describeErrorInfo } from '../describe-error-info.js';
import { decodePieces, joinParts, piecesOf } from '../testing/joined-parts.js';
import { anthropicMessages } from './anthropic.js';
import { geminiContent } from './gemini.js';
import { openaiChat } from './openai-chat.js';
import { openaiResponsesProtocol } from './openai-responses.js';
import type { LlmDecoder } from './protocol.js';

const model = 'm';
const frame = (value: unknown, event?: string) =>
  `${event ? `event: ${event}\n` : ''}data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;

/** A decoder for each protocol, and the start of an answer. */
const protocols: readonly [name: string, make: () => LlmDecoder, start: string][] = [
  [
    'Chat Completions',
    () => openaiChat.createDecoder({ model }),
    frame({ choices: [{ index: 0, delta: { content: 'Hi' } }] }),
  ],
  [
    'Responses',
    () => openaiResponsesProtocol.createDecoder({ model }),
    frame({ type: 'response.output_text.delta', delta: 'Hi' }),
  ],
  [
    'Anthropic',
    () => anthropicMessages.createDecoder({ model }),
    frame({ type: 'message_start', message: { id: '1' } }) +
      frame({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi' } }),
  ],
  [
    'Gemini',
    () => geminiContent.createDecoder({}),
    frame({ candidates: [{ content: { parts: [{ text: 'Hi' }] } }] }),
  ],
];

const validation = [
  { type: 'missing', loc: ['body', 'messages'], msg: 'Field required', input: { secret: 'of the user' } },
  { type: 'int_type', loc: ['body', 'n', 0], msg: 'Input should be a valid integer' },
];
const invalid = 'body.messages: Field required; body.n.0: Input should be a valid integer';

const errors: readonly [title: string, body: string, words: string, code?: string][] = [
  ['FastAPI, a text', frame({ detail: 'No GPU is free.' }), 'No GPU is free.'],
  ['FastAPI, validation', frame({ detail: validation }), invalid],
  ['FastAPI, an object', frame({ detail: { code: 'x', message: 'No GPU is free.' } }), 'No GPU is free.'],
  ['FastAPI, an object with `error`', frame({ detail: { error: 'No GPU.' } }), 'No GPU.'],
  ['a message and a code', frame({ message: 'Over the limit', code: 'E42' }), 'Over the limit'],
  ['a message and a number', frame({ code: 30_001, message: 'Down', data: null }), 'Down'],
  ['a message and a status', frame({ status: 'error', message: 'Down' }), 'Down'],
  ['NestJS', frame({ statusCode: 503, message: 'Down', error: 'Service Unavailable' }), 'Down'],
  [
    'a problem of RFC 9457',
    frame({ type: 'about:blank', title: 'Down', status: 503, detail: 'No GPU.' }),
    'No GPU.',
  ],
  ['AWS', frame({ __type: 'ThrottlingException', message: 'Down' }), 'Down'],
  ['a text', frame({ error: 'Down' }), 'Down'],
  ['a list', frame({ errors: [{ message: 'Down', code: 7 }, { message: 'Out' }] }), 'Down; Out'],
  ['a list of texts', frame({ errors: ['Down'], success: false }), 'Down'],
  ['a flat event', frame({ type: 'error', message: 'Down' }), 'Down'],
  [
    'a nested event',
    frame({ type: 'error', error: { type: 'api_error', message: 'Down' } }, 'error'),
    'Down',
  ],
  [
    'an error event with a bare message',
    frame('Model crashed: out of memory', 'error'),
    'Model crashed: out of memory',
  ],
  ['an error event with a JSON text', frame('"Model crashed"', 'error'), 'Model crashed'],
  ['an error event with a message alone', frame({ message: 'Down' }, 'error'), 'Down'],
  ['an error event with `detail`', frame({ detail: 'Down' }, 'error'), 'Down'],
  ['an error event with a list', frame(validation, 'error'), invalid],
  ['an error event with a name of its own', frame({ reason: 'Down' }, 'response.error'), 'Down'],
  ['several lines', 'event: error\ndata: Model crashed\ndata: twice\n\n', 'Model crashed twice'],
  ['a bare object', '{"detail": "Down"}\n', 'Down'],
  ['a bare object without an end', '{"message": "Down", "code": 9}', 'Down'],
  [
    'a canceled request',
    frame({ error: { code: 499, message: 'Canceled', status: 'CANCELLED' } }),
    'Canceled',
  ],
  [
    'a used-up quota',
    frame({ message: 'Insufficient balance', code: 402 }),
    'Insufficient balance',
    'llm-quota',
  ],
  [
    'a small window',
    frame({ detail: "This model's maximum context length is 4096 tokens." }),
    "This model's maximum context length is 4096 tokens.",
    'llm-context-length',
  ],
];

describe.each(protocols)('%s reads an error', (_, make, start) => {
  it.each(errors)('%s', (_title, body, words, code = 'llm-failed') => {
    for (const [text, said] of [
      ['', ''],
      [start, 'Hi'],
    ] as const) {
      const bytes = new TextEncoder().encode(text + body);
      for (const size of [bytes.length, 7, 3, 1]) {
        const { parts, fault } = decodePieces(make(), piecesOf(bytes, size));
        const found = fault && describeErrorInfo(fault);
        expect(joinParts(parts, fault)).toMatchObject({ text: said, finish: [] });
        expect([found?.detail?.replace('\n', ' '), found?.code]).toEqual([words, code]);
      }
    }
  });

  it.each([
    ['progress', { type: 'status', message: 'Searching', detail: 'the web' }],
    ['a message alone', { message: 'Searching' }],
    ['success', { code: 0, message: 'ok' }],
    ['HTTP success', { code: 200, message: 'ok' }],
    ['success in words', { code: 'Success', message: 'ok' }],
    ['no errors', { errors: [], error: null }],
  ])('but none in %s', (_title, value) => {
    const bytes = new TextEncoder().encode(start + frame(value));
    const { fault } = decodePieces(make(), piecesOf(bytes, bytes.length));
    // The answer has no end.
    expect(fault?.code).toBe('llm-truncated');
  });
});

it('reads the error in a choice of a chunk', () => {
  const choice = {
    index: 0,
    delta: { content: '' },
    finish_reason: 'error',
    error: { code: 502, message: 'Down' },
  };
  const bytes = new TextEncoder().encode(frame({ choices: [choice] }));
  const { fault } = decodePieces(openaiChat.createDecoder({ model }), [bytes]);
  expect(fault && describeErrorInfo(fault)).toMatchObject({
    code: 'llm-failed',
    status: 502,
    detail: 'Down',
  });
});
