import { describe, expect, it } from 'vitest';
import type { LlmMessage, LlmRequest } from '../llm-adapter.js';
import { historyOf } from '../testing/ai-sdk/history.js';
import { aiSdkRecordings, pageTools, type UiMessageShown } from '../testing/ai-sdk/recordings.js';
import { decodePieces } from '../testing/joined-parts.js';
import { bytesOf } from '../testing/sse.js';
import { uiMessageStream, type AiSdkSettings } from './ui-message-stream.js';

const settings: AiSdkSettings = { chatId: 'chat-1' };
const user = (content: string, id?: string): LlmMessage => ({ role: 'user', content, id });
const answer = (content: string, id?: string): LlmMessage => ({ role: 'assistant', content, id });

interface Body {
  id: string;
  messages: UiMessageShown[];
  messageId?: string;
  trigger: string;
}

const encode = (request: LlmRequest, more: Partial<AiSdkSettings> = {}) =>
  JSON.parse(JSON.stringify(uiMessageStream.encode(request, { ...settings, ...more }))) as Body;

/**
 * Removes data that only the AI SDK's client stores: streaming states, metadata of messages, unsigned reasoning, and
 * the order of calls that run at the same time.
 */
function comparable({ messages, ...body }: Body): object {
  const order = ({ toolCallId }: Record<string, unknown>) =>
    typeof toolCallId === 'string' ? toolCallId : '';
  const parts = (message: UiMessageShown) =>
    message.parts
      .filter((part) => part.type !== 'reasoning' || part['providerMetadata'])
      .map(({ state, id: _id, ...part }) =>
        Object.assign(part, /text|reasoning/.test(part.type) ? {} : { state }),
      )
      .toSorted((a, b) => order(a).localeCompare(order(b)));
  return {
    ...body,
    messages: messages.map((message) => ({ ...message, metadata: undefined, parts: parts(message) })),
  };
}

const twice = aiSdkRecordings.filter(({ exchanges }) => exchanges.length === 2);

describe('UI messages', () => {
  it.each(twice)('continue a message as useChat of ai $version does: $name', ({ name, exchanges }) => {
    const decoder = uiMessageStream.createDecoder(undefined, pageTools);
    const { parts } = decodePieces(decoder, [bytesOf(exchanges[0]?.body ?? '')]);
    const approval = /approval/.test(name)
      ? { approved: !/denied/.test(name), reason: 'my reason' }
      : undefined;
    const messages = [user('Hello', 'client-1'), ...historyOf(parts, approval)];
    const expected = exchanges[1]?.request as Body;
    expect(comparable(encode({ messages, conversationId: 'chat-1' }))).toEqual(comparable(expected));
  });

  it('name a text-only answer as the server named it', () => {
    const text = aiSdkRecordings.find(({ name }) => name === 'text and reasoning');
    const { parts } = decodePieces(uiMessageStream.createDecoder(), [
      bytesOf('data: {"type":"start","messageId":"server-1"}\n\n' + (text?.exchanges[0]?.body ?? '')),
    ]);
    const named = parts.flatMap((part) => (part.type === 'text-delta' ? [part.messageId] : []));
    const { messages } = encode({ messages: [user('Hello', 'u1'), ...historyOf(parts), user('More', 'u2')] });
    expect(messages.map(({ id }) => id)).toEqual(['u1', named[0], 'u2']);
    expect(named[0]).toEqual(expect.any(String));
    expect(named.slice(1).every((id) => id === undefined)).toBe(true);
  });

  it('sends a text back as a text, even if it looks like JSON', () => {
    const call = { id: 'c', name: 'look', arguments: '{}' };
    const result = { role: 'tool', toolCallId: 'c', toolName: 'look', content: '{"a":1}' } as const;
    const outputOf = (more: object) =>
      encode({
        messages: [
          user('Hello'),
          { role: 'assistant', content: '', toolCalls: [call] },
          { ...result, ...more },
        ],
      })
        .messages.at(-1)
        ?.parts.at(-1)?.['output'];
    expect(outputOf({ isText: true })).toBe('{"a":1}');
    expect(outputOf({})).toEqual({ a: 1 });
  });

  it('start a chat as useChat does', () => {
    const request = aiSdkRecordings[0]?.exchanges[0]?.request;
    expect(encode({ messages: [user('Hello', 'client-1')] })).toEqual(request);
  });

  it('carry text, images and files', () => {
    const content = [
      { type: 'text', text: 'See' },
      { type: 'image', url: 'data:image/webp;base64,AA==' },
      { type: 'image', url: 'https://a.example/b' },
      { type: 'file', url: 'https://a.example/c', mediaType: 'application/pdf', filename: 'c.pdf' },
    ] as const;
    expect(encode({ messages: [{ role: 'user', content }] }).messages[0]?.parts).toEqual([
      { type: 'text', text: 'See' },
      { type: 'file', mediaType: 'image/webp', url: 'data:image/webp;base64,AA==' },
      { type: 'file', mediaType: 'image/*', url: 'https://a.example/b' },
      { type: 'file', mediaType: 'application/pdf', url: 'https://a.example/c', filename: 'c.pdf' },
    ]);
  });

  it('put a note of the app in front of the words of the user', () => {
    const note: LlmMessage = { role: 'system', content: 'The user sees the cart.' };
    const { messages } = encode({ messages: [answer('Welcome.'), note, user('Hi')] });
    expect(messages.map(({ role, parts }) => [role, parts.map(({ text }) => text)])).toEqual([
      ['assistant', [undefined, 'Welcome.']],
      ['user', ['The user sees the cart.', 'Hi']],
    ]);
    expect(encode({ messages: [user('Hi'), note] }).messages[0]?.parts).toHaveLength(2);
  });

  it('leave out calls without a result, calls that another endpoint ran, and messages without content', () => {
    const calls = [
      { id: 'a', name: 'a', arguments: '{}' },
      { id: 'b', name: 'b', arguments: '{}', providerExecuted: true },
    ];
    const { messages } = encode({
      messages: [
        user('Hi'),
        { role: 'assistant', content: '', toolCalls: calls },
        { role: 'tool', toolCallId: 'b', toolName: 'b', content: '1', providerExecuted: true },
        user('Again'),
      ],
    });
    expect(messages.map(({ role }) => role)).toEqual(['user', 'user']);
  });

  it('keep arguments and results that are no JSON as text', () => {
    const call = { id: 'a', name: 'a', arguments: '{"x' };
    const { messages } = encode({
      messages: [
        { role: 'assistant', content: '', toolCalls: [call] },
        { role: 'tool', toolCallId: 'a', toolName: 'a', content: '{oops' },
      ],
    });
    expect(messages[0]?.parts[1]).toMatchObject({ input: '{"x', output: '{oops', state: 'output-available' });
  });

  it('go with the fields of the app, which do not replace the chat', () => {
    const body = encode({ messages: [user('Hi')] }, { body: { model: 'm', messages: [], trigger: 'x' } });
    expect(body).toMatchObject({ model: 'm', id: 'chat-1', trigger: 'submit-message' });
    expect(body.messages).toHaveLength(1);
  });

  it('are replaced by prepareRequest', () => {
    const prepareRequest: AiSdkSettings['prepareRequest'] = ({ id, messages }, { temperature }) => ({
      id,
      message: messages.at(-1),
      temperature,
    });
    expect(encode({ messages: [user('Hi', 'u')], temperature: 1 }, { prepareRequest })).toEqual({
      id: 'chat-1',
      message: { id: 'u', role: 'user', parts: [{ type: 'text', text: 'Hi' }] },
      temperature: 1,
    });
  });
});

describe('UI messages of a chat that the server stores', () => {
  const sent = (messages: readonly LlmMessage[], seenMessages?: number) =>
    encode({ messages, seenMessages }, { send: 'last' }).messages.map(({ id }) => id);
  const talk = [user('1', 'u1'), answer('2', 'a2'), user('3', 'u3'), answer('4', 'a4'), user('5', 'u5')];

  it('are those that it has not seen', () => {
    expect(sent(talk, 2)).toEqual(['u3', 'a4', 'u5']);
    expect(sent(talk, 4)).toEqual(['u5']);
    expect(sent(talk, 0)).toHaveLength(5);
  });

  it('are those after the last answer if nothing is known', () => {
    expect(sent(talk)).toEqual(['u5']);
    expect(sent(talk.slice(0, 1))).toEqual(['u1']);
    expect(sent([...talk, user('6', 'u6')])).toEqual(['u5', 'u6']);
  });

  it('have the whole message that the server goes on with', () => {
    const call = { id: 'c', name: 'route', arguments: '{}' };
    const running: LlmMessage[] = [
      ...talk.slice(0, 3),
      { role: 'assistant', content: 'See.', toolCalls: [call], id: 'a4' },
      { role: 'tool', toolCallId: 'c', toolName: 'route', content: '{}' },
    ];
    for (const seen of [undefined, 3, 4, 5]) expect(sent(running, seen)).toEqual(['a4']);
  });
});
