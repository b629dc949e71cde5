import { expect, it } from 'vitest';
import type { LlmMessage } from '../llm-adapter.js';
import { modelMessages } from '../ai-sdk/model-messages.js';
import { anthropicMessagesOf } from './anthropic-request.js';
import { contentsOf } from './gemini-request.js';
import { ownMessages } from './history.js';
import { responsesInput } from './openai-responses-input.js';
import { richContent } from './rich-content.js';
import { uiMessages } from './ui-messages.js';

const image = { type: 'image', url: 'data:image/png;base64,AAAA', mediaType: 'image/png' } as const;
const messages: readonly LlmMessage[] = [
  { id: 'u1', role: 'user', content: 'Draw a cat.' },
  { id: 'a1', role: 'assistant', content: [{ type: 'text', text: 'Here.' }, image] },
  { id: 'u2', role: 'user', content: 'Another.' },
  { id: 'a2', role: 'assistant', content: [image] },
  { id: 'u3', role: 'user', content: [{ type: 'text', text: 'Like this.' }, image] },
];

it('sends images of the model to an AI SDK route as files of the assistant', () => {
  const sent = uiMessages({ messages }, 'all');
  const file = expect.objectContaining({ type: 'file', mediaType: 'image/png', url: image.url });
  expect(sent.map(({ role, parts }) => [role, parts.some((part) => file.asymmetricMatch(part))])).toEqual([
    ['user', false],
    ['assistant', true],
    ['user', false],
    ['assistant', true],
    ['user', true],
  ]);
});

it('passes them to streamText as files', () => {
  expect(modelMessages(messages)[1]?.content).toEqual([
    { type: 'text', text: 'Here.' },
    { type: 'file', data: new URL(image.url), mediaType: 'image/png' },
  ]);
});

it.each([
  ['Chat Completions', (all: readonly LlmMessage[]) => ownMessages(all)],
  ['Responses', (all: readonly LlmMessage[]) => responsesInput(all, richContent)],
  ['Messages', (all: readonly LlmMessage[]) => anthropicMessagesOf(all, richContent)],
  ['Gemini', (all: readonly LlmMessage[]) => contentsOf(all, richContent)],
])('leaves them out of %s, which refuses them, but sends those of the user', (_name, encode) => {
  const sent = encode(messages);
  expect(JSON.stringify(sent.slice(0, -1))).not.toContain('AAAA');
  expect(JSON.stringify(sent)).toContain('Here.');
  expect(JSON.stringify(sent.at(-1))).toContain('AAAA');
});
