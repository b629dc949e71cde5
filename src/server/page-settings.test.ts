import { describe, expect, it } from 'vitest';
import { completionRequest } from './completion-request.js';
import type { PageSetting } from './page-setting.js';

const all: readonly PageSetting[] = [
  'temperature',
  'topP',
  'stop',
  'seed',
  'responseFormat',
  'toolChoice',
  'reasoningEffort',
];
const ask = (body: object, allowSettings = all, maxChars = 1000) => {
  const { messages: _, ...rest } = completionRequest(
    { messages: [{ role: 'user', content: 'Hi' }], ...body },
    {
      systemPrompt: undefined,
      allowTools: true,
      allowFiles: undefined,
      allowSettings,
      allowIds: false,
      maxMessages: 10,
      maxChars,
      maxOutputTokens: undefined,
    },
  );
  return rest;
};
const code = (status: number, name: string) => expect.objectContaining({ status, code: name });
const schema = { type: 'object', properties: {} };

describe('settings of a page', () => {
  it.each<[object, object]>([
    [{ temperature: 0.5 }, { temperature: 0.5 }],
    [{ top_p: 1 }, { topP: 1 }],
    [{ stop: 'END' }, { stop: ['END'] }],
    [{ stop: ['a', 'b'] }, { stop: ['a', 'b'] }],
    [{ seed: -7 }, { seed: -7 }],
    [{ reasoning_effort: 'low' }, { reasoningEffort: 'low' }],
    [{ tool_choice: 'required' }, { toolChoice: 'required' }],
    [{ tool_choice: { type: 'function', function: { name: 'look' } } }, { toolChoice: { toolName: 'look' } }],
    [{ response_format: { type: 'text' } }, { responseFormat: { type: 'text' } }],
    [{ response_format: { type: 'json_object' } }, { responseFormat: { type: 'json' } }],
    [
      { response_format: { type: 'json_schema', json_schema: { name: 'a', schema, strict: true } } },
      { responseFormat: { type: 'json-schema', name: 'a', schema, strict: true } },
    ],
  ])('%j reaches the adapter', (body, settings) => {
    expect(ask(body)).toEqual(settings);
  });

  it.each<object>([
    { temperature: 2.1 },
    { temperature: '1' },
    { temperature: Number.NaN },
    { top_p: -1 },
    { stop: ['a', 'b', 'c', 'd', 'e'] },
    { stop: [''] },
    { stop: 'x'.repeat(101) },
    { stop: [['a']] },
    { seed: 1.5 },
    { reasoning_effort: 'Low; drop' },
    { tool_choice: 'any' },
    { tool_choice: { type: 'function', function: {} } },
    { response_format: 'json' },
    { response_format: { type: 'grammar' } },
    { response_format: { type: 'json_schema', json_schema: { name: 'a b', schema } } },
    { response_format: { type: 'json_schema', json_schema: { name: 'a', schema: [] } } },
  ])('%j is refused', (body) => {
    expect(() => ask(body)).toThrow(code(400, 'invalid-request'));
  });

  it('are refused by name unless the server allows them', () => {
    expect(() => ask({ temperature: 1 }, [])).toThrow(code(400, 'field-not-allowed'));
    expect(() => ask({ reasoning_effort: 'high' }, ['temperature'])).toThrow(code(400, 'field-not-allowed'));
  });

  it('count a schema as characters of the conversation', () => {
    const large = { ...schema, description: 'x'.repeat(500) };
    const format = { type: 'json_schema', json_schema: { name: 'a', schema: large } };
    expect(() => ask({ response_format: format }, all, 500)).toThrow(code(413, 'conversation-too-long'));
  });
});
