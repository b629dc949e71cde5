import { describe, expect, it } from 'vitest';
import type { LlmErrorCode } from '../llm-error-info.js';
import type { LlmFinishReason, LlmMessage } from '../llm-adapter.js';
import { decodePieces, joinParts, piecesOf, type JoinedParts } from '../testing/joined-parts.js';
import { describeRecordings } from '../testing/recordings.js';
import { bytesOf } from '../testing/sse.js';
import { geminiContent } from './gemini.js';

const event = (value: object) => `data: ${JSON.stringify(value)}\r\n\r\n`;
const content = (parts: object[], finishReason?: string) => ({
  candidates: [{ content: { role: 'model', parts }, index: 0, ...(finishReason && { finishReason }) }],
  usageMetadata: { totalTokenCount: 1 },
});
const text = (words: string, finish?: string) => content([{ text: words }], finish);
const call = (fields: object, finish?: string) => content([{ functionCall: fields }], finish);
const sse = (...values: object[]) => values.map(event).join('');
/** The stream without `alt=sse`. */
const array = (...values: object[]) =>
  `[${values.map((value) => JSON.stringify(value, null, 2)).join('\r\n,\r\n')}\r\n]\r\n`;

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
const blocked = { promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: {} };
const apiError = { error: { code: 429, message: 'Slow down', status: 'RESOURCE_EXHAUSTED' } };

const rows: [title: string, body: string, expected: JoinedParts][] = [
  ['text in events', sse(text('Grüße'), text(' 👋 日本', 'STOP')), said('Grüße 👋 日本')],
  ['text in an array', array(text('Grüße {"'), text('}]" 👋\\', 'STOP')), said('Grüße {"}]" 👋\\')],
  [
    'thoughts, and a signature beside text, which makes no thought of it',
    sse(
      content([{ text: 'Hm.\n\n\n', thought: true }]),
      content([{ text: 'Hi', thoughtSignature: 'abc' }]),
      content([{ text: '', thoughtSignature: 'def' }], 'STOP'),
    ),
    said('Hi', 'stop', 'Hm.\n\n\n'),
  ],
  [
    'calls, whose finish reason is STOP',
    sse(call({ name: 'f', args: { a: 1 } }), call({ name: 'g', id: 'c2' }, 'STOP')),
    {
      ...said('', 'tool-calls'),
      toolCalls: [
        { id: '', name: 'f', arguments: '{"a":1}' },
        { id: 'c2', name: 'g', arguments: '{}' },
      ],
    },
  ],
  [
    'arguments that stream by path',
    sse(
      call({ name: 'f', willContinue: true }),
      call({
        partialArgs: [{ jsonPath: '$.city', stringValue: 'Be', willContinue: true }],
        willContinue: true,
      }),
      call({
        partialArgs: [
          { jsonPath: '$.city', stringValue: 'rn' },
          { jsonPath: '$.days[0].n', numberValue: 2 },
        ],
        willContinue: true,
      }),
      call({ partialArgs: [{ jsonPath: "$['a.b'].c", stringValue: 'd' }], willContinue: true }),
      call({}),
      text('', 'STOP'),
    ),
    {
      ...said('', 'tool-calls'),
      toolCalls: [{ id: '', name: 'f', arguments: '{"city":"Bern","days":[{"n":2}],"a.b":{"c":"d"}}' }],
    },
  ],
  [
    'streamed arguments without their last part',
    sse(
      call({ name: 'f', willContinue: true }),
      call({ partialArgs: [{ jsonPath: '$.a', boolValue: true }], willContinue: true }),
      text('', 'STOP'),
    ),
    { ...said('', 'tool-calls'), toolCalls: [{ id: '', name: 'f', arguments: '{"a":true}' }] },
  ],
  ['a token limit', sse(text('Hi', 'MAX_TOKENS')), said('Hi', 'length')],
  ['a filter', sse(text('Hi'), content([], 'SAFETY')), said('Hi', 'content-filter')],
  ['an unknown finish reason', sse(text('Hi', 'NEWLY_INVENTED')), said('Hi', 'other')],
  ['a blocked question, its blank line missing', sse(blocked).trimEnd(), said('', 'content-filter')],
  ['usage by itself', sse({ usageMetadata: {} }, text('Hi', 'STOP')), said('Hi')],
  [
    'an error as a bare object between the events',
    `${event(text('Hi'))}${JSON.stringify(apiError, null, 2)}\n`,
    failed('llm-rate-limited', 'Hi'),
  ],
  ['an error in an array', array(text('Hi'), apiError), failed('llm-rate-limited', 'Hi')],
  ['an end without a finish reason', sse(text('Hi')), failed('llm-truncated', 'Hi')],
  [
    'an array that breaks off',
    array(text('Hi'), text('you', 'STOP')).slice(0, -40),
    failed('llm-truncated', 'Hi'),
  ],
  ['content that was not streamed', JSON.stringify(text('Hi', 'STOP'), null, 2), failed('llm-protocol')],
  ['an HTML page', '<!doctype html><p>Sign in</p>', failed('llm-protocol')],
  ['chat completion chunks', sse({ object: 'chat.completion.chunk', choices: [] }), failed('llm-protocol')],
  ['an array of something else', '["a", 1]', failed('llm-protocol')],
  ['nothing', '', failed('llm-truncated')],
  ['only usage', sse({ usageMetadata: {} }), failed('llm-truncated')],
  ['a flat error event', sse(text('Hi'), { type: 'error', code: 429 }), failed('llm-rate-limited', 'Hi')],
];

describe('geminiContent', () => {
  it.each(rows)('reads %s, wherever it is cut', (_title, body, expected) => {
    const bytes = bytesOf(body);
    const read = (pieces: Uint8Array[]) => {
      const { parts, fault } = decodePieces(geminiContent.createDecoder({}), pieces);
      return joinParts(parts, fault);
    };
    expect(read([bytes])).toEqual(expected);
    expect(read(piecesOf(bytes, 1)), 'in single bytes').toEqual(expected);
    for (let at = 1; at < bytes.length; at += 1)
      expect(read([bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(expected);
  });

  it('keeps the signature of a call with it', () => {
    const part = { functionCall: { name: 'f', args: {} }, thoughtSignature: 'sig' };
    const { parts } = decodePieces(geminiContent.createDecoder({}), [bytesOf(sse(content([part], 'STOP')))]);
    const [found] = parts.filter((item) => item.type === 'tool-call');
    expect(found?.providerData).toEqual({ thoughtSignature: 'sig' });
    const messages: LlmMessage[] = [
      { role: 'user', content: 'Go' },
      { role: 'assistant', content: '', toolCalls: [found ?? expect.fail('no call')] },
      { role: 'tool', toolCallId: '', toolName: 'f', content: 'ok' },
    ];
    expect(geminiContent.encode({ messages }, {})['contents']).toEqual([
      { role: 'user', parts: [{ text: 'Go' }] },
      { role: 'model', parts: [part] },
      { role: 'user', parts: [{ functionResponse: { name: 'f', response: { result: 'ok' } } }] },
    ]);
  });

  it.each([
    ['a whole text', [{ text: 'Hi.', thoughtSignature: 'sig' }], ['Hi. sig']],
    ['an empty text', [{ text: 'Hi.' }, { text: '', thoughtSignature: 'sig' }], ['Hi.', ' sig']],
    // Text that may become a tag is held back, so it comes after the signature.
    [
      'a text that is held back',
      [{ text: 'Hi ' }, { text: '<', thoughtSignature: 'sig' }],
      ['Hi ', ' sig', '<'],
    ],
  ])('passes on the signature of %s', (_title, parts, expected) => {
    const decoded = decodePieces(geminiContent.createDecoder({}), [bytesOf(sse(content(parts, 'STOP')))]);
    const texts = decoded.parts.flatMap((part) => (part.type === 'text-delta' ? [part] : []));
    const shown = texts.map(({ text: words, providerData }) => {
      const signature = (providerData as { thoughtSignature: string } | undefined)?.thoughtSignature;
      return signature === undefined ? words : `${words} ${signature}`;
    });
    expect(shown).toEqual(expected);
  });

  it('sends back only ids that Gemini sent, with calls and results', () => {
    const parts = [
      { functionCall: { id: 'x', name: 'f', args: {} } },
      { functionCall: { id: 'y', name: 'f', args: { a: 1 } }, thoughtSignature: 'sig' },
    ];
    const decoded = decodePieces(geminiContent.createDecoder({}), [bytesOf(sse(content(parts, 'STOP')))]);
    const calls = decoded.parts.filter((part) => part.type === 'tool-call');
    const toolCalls = [...calls, { id: 'z', name: 'f', arguments: '{}' }];
    const messages: LlmMessage[] = [
      { role: 'user', content: 'Go' },
      { role: 'assistant', content: '', toolCalls },
      ...toolCalls.map(({ id }) => ({ role: 'tool', toolCallId: id, toolName: 'f', content: id }) as const),
    ];
    const result = (fields: object) => ({ functionResponse: { name: 'f', ...fields } });
    expect(geminiContent.encode({ messages }, {})['contents']).toEqual([
      { role: 'user', parts: [{ text: 'Go' }] },
      { role: 'model', parts: [...parts, { functionCall: { name: 'f', args: {} } }] },
      {
        role: 'user',
        parts: [
          result({ id: 'x', response: { result: 'x' } }),
          result({ id: 'y', response: { result: 'y' } }),
          result({ response: { result: 'z' } }),
        ],
      },
    ]);
  });

  it('lets a conversation that the persona opened begin with the user', () => {
    const messages: LlmMessage[] = [
      { role: 'assistant', content: 'Welcome' },
      { role: 'user', content: 'Hi' },
    ];
    expect(geminiContent.encode({ messages }, {})['contents']).toEqual([
      { role: 'user', parts: [{ text: '(The conversation begins.)' }] },
      { role: 'model', parts: [{ text: 'Welcome' }] },
      { role: 'user', parts: [{ text: 'Hi' }] },
    ]);
  });

  it('lets no path of a call reach what all objects share', () => {
    const paths = ['$.__proto__.polluted', "$['constructor'].prototype.polluted", '$.a.__proto__'];
    const partialArgs = paths.map((jsonPath) => ({ jsonPath, stringValue: 'yes' }));
    const body = sse(call({ name: 'f', willContinue: true }), call({ partialArgs }), text('', 'STOP'));
    const { parts } = decodePieces(geminiContent.createDecoder({}), [bytesOf(body)]);
    expect(parts[0]).toEqual({ type: 'tool-call', id: '', name: 'f', arguments: '{}' });
    expect('polluted' in {}).toBe(false);
  });

  it('asks with alternating turns, the prompt apart, tools by JSON Schema, and for thoughts', () => {
    const messages: LlmMessage[] = [
      { role: 'system', content: 'More.' },
      { role: 'user', content: 'One' },
      { role: 'user', content: 'Two' },
      {
        role: 'assistant',
        content: 'Hm',
        toolCalls: [{ id: 'a', name: 'f', arguments: '{"x', providerData: { anthropicThinking: [] } }],
      },
      { role: 'tool', toolCallId: 'a', toolName: 'f', content: 'no', isError: true },
    ];
    const parameters = { type: 'object' };
    const body = {
      generationConfig: { temperature: 0.2, thinkingConfig: { thinkingBudget: 0 } },
      safetySettings: [],
    };
    const tools = [{ name: 'f', description: 'does', parameters }];
    expect(geminiContent.encode({ messages, tools }, { systemPrompt: () => 'Be brief.', body })).toEqual({
      safetySettings: [],
      systemInstruction: { parts: [{ text: 'Be brief.\n\nMore.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'One' }, { text: 'Two' }] },
        {
          role: 'model',
          parts: [{ text: 'Hm' }, { functionCall: { name: 'f', args: { invalid_arguments: '{"x' } } }],
        },
        { role: 'user', parts: [{ functionResponse: { name: 'f', response: { error: 'no' } } }] },
      ],
      tools: [
        { functionDeclarations: [{ name: 'f', description: 'does', parametersJsonSchema: parameters }] },
      ],
      generationConfig: { temperature: 0.2, thinkingConfig: { includeThoughts: true, thinkingBudget: 0 } },
    });
    expect(geminiContent.encode({ messages: [] }, { thoughts: false })).toEqual({
      contents: [],
    });
  });
});

describeRecordings('gemini', () => geminiContent.createDecoder({}), { count: 2, fault: 'llm-failed' });
