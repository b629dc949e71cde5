// The output of `createLlmProxy`, which is Chat Completions with three additional fields, and the data that Gemini adds
// to a call.
import { describe, expect, it } from 'vitest';
import { bytesOf, chunk, done, stop } from '../testing/sse.js';
import { decodePieces, piecesOf } from '../testing/joined-parts.js';
import { openaiChat } from './openai-chat.js';

const parts = (body: string) => {
  const bytes = bytesOf(body);
  const whole = decodePieces(openaiChat.createDecoder({ model: 'm' }), [bytes]).parts;
  expect(decodePieces(openaiChat.createDecoder({ model: 'm' }), piecesOf(bytes, 3)).parts).toEqual(whole);
  return whole;
};
const opening = chunk({ role: 'assistant' }, null, { x_anam_react: { parts: true } });
const call = (id: string, more: object = {}) =>
  chunk({
    tool_calls: [{ index: 0, id, type: 'function', function: { name: 'f', arguments: '{}' }, ...more }],
  });

describe('chat completion chunks that say that they are parts', () => {
  it('keep white space and tags in the text', () => {
    expect(
      parts(opening + chunk({ content: '\n<think>' }) + chunk({ content: 'a</think> ' }) + stop + done),
    ).toEqual([
      { type: 'text-delta', text: '\n<think>' },
      { type: 'text-delta', text: 'a</think> ' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it('mark text that is not spoken', () => {
    expect(parts(opening + chunk({ content: 'x', speak: false }) + stop)[0]).toEqual({
      type: 'text-delta',
      text: 'x',
      speak: false,
    });
    expect(parts(chunk({ content: 'x', speak: false }) + stop)[0]).toEqual({ type: 'text-delta', text: 'x' });
  });

  it('hand a call over where it stands', () => {
    const types = parts(opening + call('a') + chunk({ content: 'and' }) + call('b') + stop).map(
      ({ type }) => type,
    );
    expect(types).toEqual(['tool-call', 'text-delta', 'tool-call', 'finish']);
  });
});

describe('extra_content of a call', () => {
  const extra = { google: { thought_signature: 'sig' } };

  it('is kept with the call and sent back unchanged', () => {
    const made = parts(call('a', { extra_content: extra }) + stop).find(({ type }) => type === 'tool-call');
    expect(made).toEqual({
      type: 'tool-call',
      id: 'a',
      name: 'f',
      arguments: '{}',
      providerData: { extra_content: extra },
    });
    const { messages } = openaiChat.encode(
      { messages: [{ role: 'assistant', content: '', toolCalls: [made as never] }] },
      { model: 'm' },
    );
    expect(messages).toMatchObject([{ tool_calls: [{ id: 'a', extra_content: extra }] }]);
  });

  it('does not contain data of another protocol', () => {
    const toolCalls = [{ id: 'a', name: 'f', arguments: '{}', providerData: { thoughtSignature: 'x' } }];
    const body = openaiChat.encode(
      { messages: [{ role: 'assistant', content: '', toolCalls }] },
      { model: 'm' },
    );
    expect(JSON.stringify(body)).not.toMatch(/extra_content|thoughtSignature/);
  });
});
