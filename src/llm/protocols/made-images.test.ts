import { expect, it } from 'vitest';
import type { LlmMessage } from '../llm-adapter.js';
import { modelMessages } from '../ai-sdk/model-messages.js';
import { anthropicMessagesOf } from './anthropic-request.js';
import { contentsOf } from './gemini-request.js';
import { withMadeImages } from './made-images.js';
import { openaiChat, type ChatOptions } from './openai-chat.js';
import { responsesInput } from './openai-responses-input.js';
import { richContent } from './rich-content.js';
import { uiMessages } from './ui-messages.js';

const image = { type: 'image', url: 'data:image/png;base64,AAAA', mediaType: 'image/png' } as const;
const chatMessages = (all: readonly LlmMessage[], options: ChatOptions) =>
  openaiChat.encode({ messages: all }, { model: 'm', ...options }, richContent)['messages'] as {
    role: string;
    content: unknown;
  }[];

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

const data = { mimeType: 'image/png', data: 'AAAA' };
it.each([
  ['Responses', () => responsesInput(messages, richContent), { type: 'input_image', image_url: image.url }],
  [
    'Messages',
    () => anthropicMessagesOf(messages, richContent),
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } },
  ],
  ['Gemini', () => contentsOf(messages, richContent), { inlineData: data }],
  [
    'Chat Completions',
    () => chatMessages(messages, { sendImages: true }),
    { type: 'image_url', image_url: { url: image.url } },
  ],
] as const)('puts them into the next message of the user for %s', (_name, encode, part) => {
  const sent = encode() as { role: string; content?: unknown; parts?: unknown }[];
  const users = sent.filter(({ role }) => role === 'user').map(({ content, parts = content }) => parts);
  const all = users.flatMap((content) => (Array.isArray(content) ? (content as unknown[]) : []));
  expect(all.filter((found) => JSON.stringify(found) === JSON.stringify(part))).toHaveLength(3);
  expect(JSON.stringify(sent)).toContain('Images that you made');
  const own = JSON.stringify(sent.filter(({ role }) => role === 'assistant' || role === 'model'));
  expect(own).not.toContain('AAAA');
  expect(own).toContain('Here.');
  // An answer that consists only of an image is also a message.
  expect(own).toContain('You made an image here.');
});

it('says in the text of Chat Completions that there were images, unless they are to be sent', () => {
  const sent = chatMessages(messages, {});
  expect(sent.map(({ role, content }) => [role, typeof content === 'string' ? content : 'parts'])).toEqual([
    ['user', 'Draw a cat.'],
    ['assistant', 'Here.\n\n(You made an image here.)'],
    ['user', 'Another.'],
    ['assistant', '(You made an image here.)'],
    ['user', 'parts'],
  ]);
});

it('sends the latest four, as data of common types, and names the others', () => {
  const made = (url: string, text: string): LlmMessage => ({
    role: 'assistant',
    content: [
      { type: 'text', text },
      { type: 'image', url },
    ],
  });
  const history: LlmMessage[] = [
    ...['1', '2', '3', '4', '5'].map((name) => made(`data:image/png;base64,${name}`, name)),
    made('https://a.example/expires.png', 'six'),
    made('data:image/svg+xml;base64,AAAA', 'seven'),
    {
      role: 'assistant',
      content: [
        {
          type: 'file',
          url: 'data:application/pdf;base64,AAAA',
          mediaType: 'application/pdf',
          filename: 'a.pdf',
        },
      ],
    },
  ];
  const all = withMadeImages(history, true);
  const last = all.at(-1)?.content;
  expect(Array.isArray(last) && last.slice(1).map((part) => 'url' in part && part.url)).toEqual(
    ['2', '3', '4', '5'].map((name) => `data:image/png;base64,${name}`),
  );
  expect(all.slice(0, -1).map(({ content }) => content)).toEqual([
    '1\n\n(You made an image here.)',
    '2',
    '3',
    '4',
    '5',
    'six\n\n(You made an image here.)',
    'seven\n\n(You made an image here.)',
    '(You made a file here: a.pdf)',
  ]);
});

it('leaves a conversation without them as it is', () => {
  const plain: LlmMessage[] = [
    { role: 'user', content: [image] },
    { role: 'assistant', content: 'A cat.' },
  ];
  expect(withMadeImages(plain, true)).toEqual(plain);
});
