import { describe, expect, it } from 'vitest';
import '../testing/joined-parts.js';
import { frame } from '../testing/sse.js';
import type { LlmEnd } from '../part-stream.js';
import { anthropicMessages } from './anthropic.js';
import { geminiContent } from './gemini.js';
import { openaiChat } from './openai-chat.js';
import { openaiResponsesProtocol } from './openai-responses.js';
import type { LlmDecoder } from './protocol.js';

const settings = { model: 'm' };
const chat = () => openaiChat.createDecoder(settings);
const anthropic = () => anthropicMessages.createDecoder(settings);
const gemini = () => geminiContent.createDecoder({});
const responses = () => openaiResponsesProtocol.createDecoder(settings);

const many = (count: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => frame(make(index))).join('');
const long = (letters: number) => 'x'.repeat(letters);

const chatCall = (index: number, text: string) => ({
  choices: [{ index: 0, delta: { tool_calls: [{ index, function: { name: 'f', arguments: text } }] } }],
});
const geminiPart = (part: object) => ({ candidates: [{ content: { parts: [part] } }] });
const block = (index: number, content: object) => ({
  type: 'content_block_start',
  index,
  content_block: content,
});
const delta = (index: number, more: object) => ({ type: 'content_block_delta', index, delta: more });
const called = (index: number) => ({
  type: 'response.output_item.added',
  output_index: index,
  item: { type: 'function_call', name: 'f', arguments: '' },
});

function read(decoder: LlmDecoder, body: string): LlmEnd {
  for (let at = 0; at < body.length && !decoder.done; at += 10_000) decoder.push(body.slice(at, at + 10_000));
  return decoder.end(false);
}

describe('an answer that holds too much', () => {
  it.each([
    ['tool-calls', chat, many(300, (index) => chatCall(index, '{}'))],
    ['tool-calls', gemini, many(300, () => geminiPart({ functionCall: { name: 'f' } }))],
    ['tool-calls', anthropic, many(300, (index) => block(index, { type: 'tool_use', name: 'f' }))],
    ['tool-calls', responses, many(300, called)],
    ['tool-arguments', chat, many(30, () => chatCall(0, long(40_000)))],
    [
      'tool-arguments',
      anthropic,
      many(30, (index) =>
        index === 0 ? block(0, { type: 'tool_use' }) : delta(0, { partial_json: long(40_000) }),
      ),
    ],
    [
      'tool-arguments',
      responses,
      frame(called(0)) +
        many(30, () => ({
          type: 'response.function_call_arguments.delta',
          output_index: 0,
          delta: long(40_000),
        })),
    ],
    [
      'tool-arguments',
      gemini,
      frame(geminiPart({ functionCall: { name: 'f', willContinue: true } })) +
        many(30, () =>
          geminiPart({
            functionCall: {
              partialArgs: [{ jsonPath: '$.a', stringValue: long(40_000) }],
              willContinue: true,
            },
          }),
        ),
    ],
    [
      'signature',
      anthropic,
      many(30, (index) =>
        index === 0 ? block(0, { type: 'thinking' }) : delta(0, { signature: long(40_000) }),
      ),
    ],
    [
      'signature',
      gemini,
      frame(geminiPart({ functionCall: { name: 'f' }, thoughtSignature: long(1_200_000) })),
    ],
    ...['$.a[999999999]', '$.a[20]', '$.a[0].b[99]'].map(
      (jsonPath) =>
        [
          'array',
          gemini,
          frame(geminiPart({ functionCall: { name: 'f', partialArgs: [{ jsonPath, boolValue: true }] } })),
        ] as const,
    ),
    [
      'nesting',
      gemini,
      frame(
        geminiPart({
          functionCall: { name: 'f', partialArgs: [{ jsonPath: '$.a'.repeat(200), boolValue: true }] },
        }),
      ),
    ],
    ...[chat, anthropic, gemini, responses].flatMap((make) => [
      ['empty', make, ': keep-alive\n\n'.repeat(400_000)] as const,
      ['empty', make, 'data:\n\n'.repeat(800_000)] as const,
      ['empty', make, 'id: 1\nretry: 9\n\n'.repeat(400_000)] as const,
      ['empty', make, '\n'.repeat(5_100_000)] as const,
      ['empty-events', make, 'data: {}\n\n'.repeat(251_000)] as const,
    ]),
    ...['data: {\n\n', '{x}\n', 'data: no\n\n'].map(
      (line) => ['unreadable', chat, line.repeat(11_000)] as const,
    ),
    ['unreadable', gemini, `[${'{x}'.repeat(11_000)}`],
    ['empty-events', chat, 'data: {"choices":[]}\n\n'.repeat(251_000)],
    ['empty-events', anthropic, 'data: {"type":"ping"}\n\n'.repeat(251_000)],
    ['event', gemini, `[{"candidates": "${long(5_000_000)}`],
  ] as const)('reports %s', (limit, makeDecoder, body) => {
    const { fault } = read(makeDecoder(), body);
    expect(fault).toMatchObject({ code: 'llm-too-large', limit });
  });

  it('lets a slow provider send keep-alives between its words', () => {
    const pause = ': keep-alive\n\n'.repeat(50_000);
    const word = frame({ choices: [{ index: 0, delta: { content: 'a' } }] });
    const { fault, parts } = read(chat(), `${(pause + word).repeat(10)}data: [DONE]\n\n`);
    expect(fault).toBeUndefined();
    expect(parts.length).toBeGreaterThan(0);
  });

  it('keeps the length of an array from being written', () => {
    const partialArgs = [
      { jsonPath: '$.a[0]', stringValue: 'x' },
      { jsonPath: '$.a.length', numberValue: 4_000_000_000 },
    ];
    const { fault } = read(gemini(), frame(geminiPart({ functionCall: { name: 'f', partialArgs } })));
    expect(fault).toMatchObject({ code: 'llm-too-large', limit: 'array' });
  });

  it('is read to its end below the limit', () => {
    const body = many(200, (index) => chatCall(index, '{}')) + many(9, () => chatCall(0, long(40_000)));
    const { fault, parts } = read(chat(), `${body}data: [DONE]\n\n`);
    expect(fault).toBeUndefined();
    expect(parts).toHaveLength(202);
  });

  it('may be nested deeper than any stack', () => {
    const deep = `${'{"text":['.repeat(200_000)}${']}'.repeat(200_000)}`;
    const content = `data: {"choices":[{"delta":{"content":[${deep}]}}]}\n\ndata: [DONE]\n\n`;
    expect(read(chat(), content).fault).toBeUndefined();
    expect(read(chat(), `data: [${deep}]\n\n`).fault).toBeDefined();
  });
});
