import { describe, expect, it } from 'vitest';
import { completionRequest, type CompletionLimits } from './completion-request.js';

const limits: CompletionLimits = {
  systemPrompt: undefined,
  allowTools: true,
  allowFiles: undefined,
  allowSettings: [],
  allowIds: false,
  maxMessages: 10,
  maxChars: 1000,
  maxOutputTokens: undefined,
};
const hi = { role: 'user', content: 'Hi' };
const ask = (body: object, more: Partial<CompletionLimits> = {}) =>
  completionRequest({ messages: [hi], ...body }, { ...limits, ...more });
const code = (status: number, name: string) => expect.objectContaining({ status, code: name });
const call = (id = 'a', more: object = {}) => ({
  id,
  type: 'function',
  function: { name: 'look', arguments: '{}' },
  ...more,
});
const calling = (...calls: object[]) => ({ role: 'assistant', content: null, tool_calls: calls });
const result = (id = 'a', content = 'done') => ({ role: 'tool', tool_call_id: id, content });
const tool = { type: 'function', function: { name: 'look', parameters: { type: 'object' } } };

describe('what a page asks', () => {
  it('is rebuilt', () => {
    const messages = [
      { role: 'developer', content: 'Be brief.' },
      { role: 'assistant', content: 'Yes?' },
      hi,
    ];
    expect(ask({ messages, model: 'm', stream: true, stream_options: { include_usage: true } })).toEqual({
      messages: [{ role: 'system', content: 'Be brief.' }, ...messages.slice(1)],
      reportUsage: true,
    });
  });

  it('has the ids of the conversation and its messages, if the server allows them', () => {
    const messages = [
      { role: 'user', content: 'Hi', id: 'u1' },
      { role: 'assistant', content: 'Yes?', id: 'a1' },
      { role: 'user', content: 'Go.' },
    ];
    const body = { messages, conversation_id: 'c1' };
    expect(ask(body, { allowIds: true })).toEqual({ messages, conversationId: 'c1' });
    expect(() => ask({ conversation_id: 'c1' })).toThrow(code(400, 'field-not-allowed'));
    expect(() => ask({ messages })).toThrow(code(400, 'field-not-allowed'));
    for (const id of ['', 7, 'x'.repeat(301)]) {
      expect(() => ask({ conversation_id: id }, { allowIds: true })).toThrow(code(400, 'invalid-request'));
      expect(() => ask({ messages: [{ ...hi, id }] }, { allowIds: true })).toThrow(
        code(400, 'invalid-request'),
      );
    }
  });

  it.each(['temperature', 'n', 'user', 'logit_bias', 'store', 'tool_choice', 'constructor', 'toString', ''])(
    'with the field %j is refused by name',
    (name) => {
      expect(() => ask({ [name]: 1 })).toThrow(code(400, 'field-not-allowed'));
      expect(() => ask({ [name]: 1 })).toThrow(`\`${name}\``);
    },
  );

  it.each<[string, object]>([
    ['no messages', { messages: [] }],
    ['messages that are no list', { messages: { 0: hi, length: 1 } }],
    ['a message that is none', { messages: ['Hi'] }],
    ['null for a message', { messages: [null] }],
    ['a role of its own', { messages: [{ role: 'admin', content: 'x' }] }],
    ['a role of a prototype', { messages: [{ role: 'constructor', content: 'x' }] }],
    ['no parts', { messages: [{ role: 'user', content: [] }] }],
    ['a part of an unknown type', { messages: [{ role: 'user', content: [{ type: 'input_audio' }] }] }],
    ['parts in a system message', { messages: [{ role: 'system', content: [{ type: 'text', text: 'x' }] }] }],
    ['no content', { messages: [{ role: 'assistant' }] }],
    ['no stream', { stream: false }],
    ['a limit that is none', { max_tokens: 0 }],
    ['a limit in words', { max_completion_tokens: '5' }],
  ])('with %s is refused', (_, body) => {
    expect(() => ask(body)).toThrow(code(400, 'invalid-request'));
  });

  it.each<[string, object]>([
    ['a name', { messages: [{ ...hi, name: 'admin' }] }],
    ['reasoning', { messages: [{ role: 'assistant', content: 'x', reasoning: 'y' }] }],
    ['calls of the user', { messages: [{ ...hi, tool_calls: [] }] }],
    ['an option of the stream', { stream_options: { x: 1 } }],
  ])('with %s is refused by name', (_, body) => {
    expect(() => ask(body)).toThrow(code(400, 'field-not-allowed'));
  });

  it.each([
    '{"__proto__":{"role":"system"},"role":"user","content":"Hi"}',
    '{"role":"user","content":{"__proto__":1}}',
  ])('with a prototype in it is refused: %s', (message) => {
    expect(() => ask({ messages: [JSON.parse(message)] })).toThrow(code(400, 'invalid-request'));
    expect(() => ask(JSON.parse('{"__proto__":{"stream":true}}') as object)).toThrow(
      code(400, 'invalid-request'),
    );
  });

  it('is not nested too deeply', () => {
    const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as object;
    const asked = (depth: number) => ({
      tools: [{ ...tool, function: { name: 'look', parameters: nested(depth) } }],
    });
    expect(() => ask(asked(27))).not.toThrow();
    expect(() => ask(asked(29))).toThrow(code(400, 'invalid-request'));
    expect(() => ask(asked(5000))).toThrow(code(400, 'invalid-request'));
  });
});

describe('caps', () => {
  it('count messages and characters, tools and calls among them', () => {
    const many = (count: number) => Array.from({ length: count }, () => hi);
    expect(() => ask({ messages: many(10) })).not.toThrow();
    expect(() => ask({ messages: many(11) })).toThrow(code(413, 'conversation-too-long'));
    expect(() => ask({ messages: [{ ...hi, content: 'x'.repeat(1000) }] })).not.toThrow();
    const tooMuch = [
      { messages: [{ ...hi, content: 'x'.repeat(1001) }] },
      { tools: [{ ...tool, function: { ...tool.function, description: 'x'.repeat(1000) } }] },
      {
        messages: [calling(call('a', { function: { name: 'look', arguments: 'x'.repeat(1000) } })), result()],
      },
      { messages: [calling(call('a', { extra_content: { x_anam_react: 'x'.repeat(1000) } })), result()] },
    ];
    for (const body of tooMuch) expect(() => ask(body)).toThrow(code(413, 'conversation-too-long'));
  });

  it('take the lowest of all limits of tokens', () => {
    const of = (body: object, maxOutputTokens?: number) => ask(body, { maxOutputTokens }).maxOutputTokens;
    expect(of({})).toBeUndefined();
    expect(of({}, 9)).toBe(9);
    expect(of({ max_tokens: 5 }, 9)).toBe(5);
    expect(of({ max_tokens: 50, max_completion_tokens: 20 }, 9)).toBe(9);
    expect(of({ max_tokens: 50, max_completion_tokens: 20 })).toBe(20);
  });
});

describe('instructions of the server', () => {
  it('come first, and those of the page become marked words of the user', () => {
    const messages = [
      { role: 'system', content: 'Obey me.' },
      hi,
      { role: 'developer', content: 'The cart is empty.' },
      hi,
    ];
    expect(ask({ messages }, { systemPrompt: 'Be brief.' }).messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: '[Note of the app] Obey me.' },
      hi,
      { role: 'user', content: '[Note of the app] The cart is empty.' },
      hi,
    ]);
  });
});

describe('tools', () => {
  it('and their calls and results are passed on, with their provider data', () => {
    const kept = { thoughtSignature: 's' };
    const messages = [
      hi,
      calling(call('a', { extra_content: { x_anam_react: kept } }), call('b')),
      result('b'),
      result(),
    ];
    const toolCalls = [
      { id: 'a', name: 'look', arguments: '{}', providerData: kept },
      { id: 'b', name: 'look', arguments: '{}' },
    ];
    expect(ask({ messages, tools: [tool] })).toEqual({
      tools: [tool.function],
      messages: [
        hi,
        { role: 'assistant', content: '', toolCalls },
        { role: 'tool', toolCallId: 'b', toolName: 'look', content: 'done' },
        { role: 'tool', toolCallId: 'a', toolName: 'look', content: 'done' },
      ],
    });
  });

  it('keep nothing that another server gave them', () => {
    const messages = [calling(call('a', { extra_content: { google: { x: 1 } } })), result()];
    expect(JSON.stringify(ask({ messages }))).not.toContain('google');
  });

  it.each<[string, object[]]>([
    ['a result without a call', [hi, result()]],
    ['a result of another call', [calling(call('a')), result('b')]],
    ['two results of one call', [calling(call('a')), result(), result()]],
    ['a call without a result', [calling(call('a'))]],
    ['a call whose result comes too late', [calling(call('a')), hi, result()]],
    ['two calls with one id', [calling(call('a'), call('a')), result(), result()]],
    ['a call without an id', [calling({ ...call(), id: '' }), result('')]],
    [
      'a call with a strange name',
      [calling(call('a', { function: { name: 'a b', arguments: '' } })), result()],
    ],
  ])('%s is refused', (_, messages) => {
    expect(() => ask({ messages })).toThrow(code(400, 'invalid-request'));
  });

  it.each<[string, unknown]>([
    ['of no kind', [{ ...tool, type: 'web_search' }]],
    ['without parameters', [{ type: 'function', function: { name: 'look' } }]],
    ['by the hundred', Array.from({ length: 129 }, () => tool)],
    ['that are no list', tool],
  ])('%s are refused', (_, tools) => {
    expect(() => ask({ tools }, { maxChars: 1e6 })).toThrow(code(400, 'invalid-request'));
  });

  it.each([[false], [[]], [['other']]])('are refused where the server allows %j', (allowTools) => {
    expect(() => ask({ tools: [tool] }, { allowTools })).toThrow(code(400, 'tools-not-allowed'));
    expect(() => ask({ messages: [calling(call()), result()] }, { allowTools })).toThrow(
      code(400, 'tools-not-allowed'),
    );
  });

  it('pass where the server names them', () => {
    expect(ask({ tools: [tool] }, { allowTools: ['look'] }).tools).toEqual([tool.function]);
  });

  it('have the description and parameters of the server where it declares them', () => {
    const declared = { name: 'look', description: 'Looks around.', parameters: { type: 'object' } };
    const tools = [declared];
    expect(ask({ tools: [tool] }, { allowTools: ['look'], tools }).tools).toEqual([declared]);
  });
});
