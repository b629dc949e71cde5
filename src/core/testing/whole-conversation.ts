import { noMarks } from '../machine/timeline/turn-timeline.js';

/** Returns a complete and valid conversation with one item of each kind. */
export const wholeConversation = (): Record<string, unknown> &
  Record<'messages', Record<string, unknown>[]> => ({
  version: 1,
  messages: [
    {
      id: 'u',
      turnId: 't',
      turnIndex: 0,
      createdAt: 1,
      role: 'user',
      text: 'Why?',
      files: [
        { type: 'image', url: 'data:image/png;base64,AA' },
        { type: 'file', url: 'https://a.example/b.pdf', mediaType: 'application/pdf', filename: 'b.pdf' },
      ],
      source: 'text',
    },
    {
      id: 'p',
      turnId: 't',
      turnIndex: 0,
      createdAt: 2,
      role: 'persona',
      written: 'So.',
      heard: 'So',
      parts: [
        {
          type: 'source',
          id: 's',
          kind: 'url',
          url: 'https://a.example',
          places: [{ start: 0, end: 2 }],
          writtenOffset: 2,
        },
        { type: 'file', id: 'f', url: 'data:,x', mediaType: 'text/plain', writtenOffset: 3 },
        { type: 'data', id: 'd', name: 'weather', data: { sky: ['blue'] }, writtenOffset: 3 },
      ],
      withdrawn: [{ start: 0, end: 2 }],
      endpointIds: [{ id: 'm-1', writtenOffset: 0 }],
      finishReason: 'length',
      status: 'interrupted',
      interrupted: true,
      endedAt: 3,
    },
  ],
  reasoning: [
    { id: 'r', turnId: null, source: 'client', text: 'Hm', status: 'done', startedAt: 1, endedAt: 2 },
  ],
  toolCalls: [
    {
      id: 'c',
      turnId: 't',
      source: 'server',
      providerExecuted: true,
      approval: { id: 'a', approved: false, reason: 'No.' },
      name: 'weather',
      arguments: '{}',
      status: 'done',
      result: 'ok',
      startedAt: 1,
      endedAt: 2,
      round: 0,
      writtenOffset: 0,
      providerData: { a: [1] },
    },
  ],
  timeline: [
    {
      ...noMarks,
      id: 't',
      turnId: 't',
      source: 'text',
      startedAt: 1,
      endedAt: 4,
      outcome: 'completed',
      usage: { inputTokens: 3, outputTokens: 4 },
    },
  ],
});

const lists = ['messages', 'reasoning', 'toolCalls', 'timeline'] as const;

type Field = readonly [list: (typeof lists)[number], index: number, key: string];

/** Every field of every item in it. */
export const conversationFields: readonly Field[] = lists.flatMap((list) =>
  (wholeConversation()[list] as Record<string, unknown>[]).flatMap((item, index) =>
    Object.keys(item).map((key): Field => [list, index, key]),
  ),
);

/** Returns the conversation with another value in one field. */
export const damagedConversation = ([list, index, key]: Field, value: unknown) => ({
  ...wholeConversation(),
  [list]: (wholeConversation()[list] as Record<string, unknown>[]).map((item, at) =>
    at === index ? { ...item, [key]: value } : item,
  ),
});
