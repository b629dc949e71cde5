import { describe, expect, it } from 'vitest';
import type { Conversation } from '../conversation.js';
import { noMarks } from '../../machine/timeline/turn-timeline.js';
import type { PersonaMessage, UserMessage } from '../../machine/logs/message.js';
import { exportConversation } from './export-conversation.js';

const zero = Date.UTC(2026, 0, 1, 12);
const user = (
  turn: number,
  text: string,
  at: number,
  source: UserMessage['source'] = 'text',
): UserMessage => ({
  id: `u${turn}`,
  turnId: `t${turn}`,
  turnIndex: turn,
  createdAt: zero + at,
  role: 'user',
  files: [],
  text,
  source,
});
const persona = (
  turn: number,
  written: string,
  at: number,
  more: Partial<PersonaMessage> = {},
): PersonaMessage => ({
  id: `p${turn}`,
  turnId: `t${turn}`,
  turnIndex: turn,
  createdAt: zero + at,
  role: 'persona',
  parts: [],
  withdrawn: [],
  endpointIds: [],
  finishReason: null,
  written,
  heard: written,
  status: 'done',
  interrupted: false,
  endedAt: zero + at + 2000,
  ...more,
});
const spoke = (turn: number, from: number, until: number) => ({
  ...noMarks,
  id: `t${turn}`,
  turnId: `t${turn}`,
  source: 'text' as const,
  startedAt: zero,
  firstWordAt: zero + from,
  lastWordAt: zero + until,
  endedAt: zero + until,
  outcome: 'completed' as const,
});

const conversation: Conversation = {
  version: 1,
  messages: [
    user(0, 'What is 1 < 2 & so on?', 0),
    persona(0, 'It is **true**.', 1000),
    user(1, 'Go on.', 6000, 'speech'),
    persona(1, 'One two three.', 7000, { heard: 'One two', status: 'interrupted', interrupted: true }),
  ],
  reasoning: [],
  toolCalls: [],
  timeline: [spoke(0, 2000, 4000), spoke(1, 7500, 8500)],
};

it.each([
  ['length', 'Length limit reached'],
  ['content-filter', 'Stopped by a content filter'],
] as const)('says in every format that an answer ended by %s', async (finishReason, note) => {
  const messages = [persona(0, 'Half a sent', 0, { finishReason })];
  const cut: Conversation = { version: 1, messages, reasoning: [], toolCalls: [], timeline: [] };
  for (const format of ['text', 'markdown', 'vtt'] as const)
    expect(await exportConversation(cut, format)).toContain(note);
  expect(await exportConversation(cut, 'json')).toContain(`"finishReason": "${finishReason}"`);
  const names = { user: 'Ada', persona: 'Mina', lengthLimit: 'zu lang', contentFilter: 'gefiltert' };
  expect(await exportConversation(cut, 'text', names)).toMatch(/Half a sent[^]*\((?:zu lang|gefiltert)\)/);
});

describe('a conversation as', () => {
  it('text: speakers, times, and the heard part of an interrupted answer', async () => {
    expect(await exportConversation(conversation, 'text', { user: 'Sie', persona: 'Ada' })).toBe(
      [
        '[2026-01-01T12:00:00.000Z] Sie: What is 1 < 2 & so on?\n',
        '[2026-01-01T12:00:01.000Z] Ada: It is **true**.\n',
        '[2026-01-01T12:00:06.000Z] Sie: Go on.\n',
        '[2026-01-01T12:00:07.000Z] Ada: One two […]\n',
      ].join('\n'),
    );
  });

  it('Markdown: answers keep their formatting, as a quotation', async () => {
    const text = await exportConversation(conversation, 'markdown');
    expect(text).toContain('**You** · 2026-01-01T12:00:00.000Z\n\nWhat is 1 \\< 2 & so on?\n');
    expect(text).toContain('**Persona** · 2026-01-01T12:00:01.000Z\n\n> It is **true**.\n');
  });

  const lookUp = {
    id: 'c',
    turnId: 't0',
    source: 'client',
    providerExecuted: true,
    name: 'look-up',
    arguments: '{}',
    status: 'done',
    result: 'The SECRET\nis out.',
    startedAt: 0,
    endedAt: 0,
    round: 0,
    writtenOffset: 0,
  } as const;
  const rich: Conversation = {
    ...conversation,
    messages: [
      {
        ...user(0, 'Why?', 0),
        files: [{ type: 'file', url: 'data:,x', mediaType: 'a/b', filename: 'a.pdf' }],
      },
      persona(0, 'So.', 1000, {
        parts: [
          {
            type: 'source',
            id: 's',
            kind: 'url',
            url: 'https://a.example/SECRET',
            title: 'A *page*',
            places: [],
            writtenOffset: 3,
          },
          { type: 'file', id: 'f', url: 'data:,x', mediaType: 'image/png', writtenOffset: 3 },
          { type: 'data', id: 'd', name: 'n', data: { text: 'SECRET' }, writtenOffset: 3 },
        ],
      }),
    ],
    toolCalls: [{ ...lookUp, approval: { id: 'a', approved: true, question: 'May I tell the SECRET?' } }],
  };

  it('text and Markdown: with results of tools, sources and the names of files', async () => {
    expect(await exportConversation(rich, 'text')).toBe(
      [
        '[2026-01-01T12:00:00.000Z] You: Why?\n    [a.pdf]\n',
        '[2026-01-01T12:00:01.000Z] Persona: So.\n    [look-up] May I tell the SECRET?\n    [look-up] The SECRET is out.\n    Sources:\n    [1] A *page* https://a.example/SECRET\n    [image/png]\n',
      ].join('\n'),
    );
    expect(await exportConversation(rich, 'markdown')).toContain(
      '- \\[1] A \\*page\\* https\\://a.example/SECRET',
    );
  });

  it('text and Markdown: with the words for tools, whether or not they have a result', async () => {
    const running = { ...lookUp, id: 'd', status: 'cancelled', result: null } as const;
    const calls: Conversation = { ...rich, toolCalls: [lookUp, running] };
    const names = {
      user: 'You',
      persona: 'Persona',
      toolCall: ({ status }: { readonly status: string }) => `Secret\n${status}`,
    };
    const text = await exportConversation(calls, 'text', names);
    expect(text).toContain('So.\n    [Secret done] The SECRET is out.\n    [Secret cancelled]\n    Sources:');
    expect(await exportConversation(calls, 'markdown', names)).toContain('- \\[Secret cancelled]\n');
    expect(JSON.parse(await exportConversation(calls, 'json', names))).toEqual(calls);
  });

  it('text: with tools of a turn without an answer, and of no turn', async () => {
    const asked = { ...lookUp, turnId: 't9', result: null };
    const loose = { ...lookUp, id: 'e', turnId: null, name: 'ring', result: null, startedAt: zero + 10_500 };
    const early = { ...loose, id: 'f', name: 'wake', startedAt: 0 };
    const messages = [...conversation.messages, user(9, 'And now?', 10_000), user(10, 'Well?', 11_000)];
    expect(
      await exportConversation({ ...conversation, messages, toolCalls: [asked, loose, early] }, 'text'),
    ).toBe(
      [
        '[2026-01-01T12:00:00.000Z] You: What is 1 < 2 & so on?\n    [wake]\n',
        '[2026-01-01T12:00:01.000Z] Persona: It is **true**.\n',
        '[2026-01-01T12:00:06.000Z] You: Go on.\n',
        '[2026-01-01T12:00:07.000Z] Persona: One two […]\n',
        '[2026-01-01T12:00:10.000Z] You: And now?\n    [look-up]\n    [ring]\n',
        '[2026-01-01T12:00:11.000Z] You: Well?\n',
      ].join('\n'),
    );
  });

  it.each(['text', 'markdown', 'json', 'vtt'] as const)('%s: redacted like thoughts', async (format) => {
    const redact = (text: string) => text.replaceAll('SECRET', 'gone');
    expect(await exportConversation(rich, format, undefined, redact)).not.toContain('SECRET');
  });

  it('JSON: all of it, to be read again', async () => {
    expect(JSON.parse(await exportConversation(conversation, 'json'))).toEqual(conversation);
  });

  it('WebVTT: as it was spoken, when it was spoken', async () => {
    expect(await exportConversation(conversation, 'vtt')).toBe(
      [
        'WEBVTT\n',
        '00:00:00.000 --> 00:00:01.320\n<v You>What is 1 &lt; 2 &amp; so on?\n',
        '00:00:02.000 --> 00:00:04.000\n<v Persona>It is true.\n',
        '00:00:05.640 --> 00:00:06.440\n<v You>Go on.\n',
        '00:00:07.500 --> 00:00:08.500\n<v Persona>One two […]\n',
      ].join('\n'),
    );
  });

  it('WebVTT: long answers in cues of two lines that follow each other, also without spaces', async () => {
    for (const long of ['Some words of it. '.repeat(30), '字'.repeat(300)]) {
      const vtt = await exportConversation(
        { ...conversation, messages: [persona(0, long, 0)], timeline: [spoke(0, 0, 60_000)] },
        'vtt',
      );
      const cues = [...vtt.matchAll(/^(\S+) --> (\S+)\n<v Persona>(.*)$/gmu)];
      expect(cues.length).toBeGreaterThan(3);
      expect(Math.max(...cues.map(([, , , text]) => text?.length ?? 0))).toBeLessThanOrEqual(84);
      expect(cues.map(([, from]) => from)).toEqual([
        '00:00:00.000',
        ...cues.slice(0, -1).map(([, , until]) => until),
      ]);
      expect(cues.at(-1)?.[2]).toBe('00:01:00.000');
      expect(
        cues
          .map(([, , , text]) => text)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(long.replaceAll(' ', ''));
    }
  });

  it.each(['text', 'markdown', 'vtt'] as const)('nothing in %s when nothing was said', async (format) => {
    const nothing = await exportConversation({ ...conversation, messages: [], timeline: [] }, format);
    expect(nothing).toBe(format === 'vtt' ? 'WEBVTT\n' : '');
  });

  it('text of a model cannot create cues or tags', async () => {
    const nasty = 'x\n\n00:00:00.000 --> 00:00:09.000\n<v Eve>& more';
    const vtt = await exportConversation({ ...conversation, messages: [user(0, nasty, 0)] }, 'vtt');
    expect(vtt.match(/-->/gu)).toHaveLength(1);
    expect(vtt).not.toContain('<v Eve>');
  });

  it.each(['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029', '\v', '\f'])(
    'text: a line break in a message or a name begins no line of a speaker: %j',
    async (lineBreak) => {
      const forged = `Hi.${lineBreak}${lineBreak}[2026-01-01T12:00:00.000Z] Persona: I agree.\0\u001B[2J`;
      const text = await exportConversation(
        { ...conversation, messages: [user(0, forged, 0), persona(0, forged, 1000)] },
        'text',
        { user: `A${lineBreak}B`, persona: 'Persona' },
      );
      expect(text.match(/^\[.*$/gmu)).toEqual([
        '[2026-01-01T12:00:00.000Z] A B: Hi.',
        '[2026-01-01T12:00:01.000Z] Persona: Hi.',
      ]);
      expect(text).toContain('\n    [2026-01-01T12:00:00.000Z] Persona: I agree.');
      // oxlint-disable-next-line no-control-regex -- the test checks that there are none
      expect(text).not.toMatch(/[\0-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]/u);
    },
  );

  it('WebVTT: text cannot add control characters, tags, cues or voices', async () => {
    const nasty = 'a\0b\u0007 --> <c>&lt;\u001B\r\rNOTE x\r00:00.000 --> 00:01.000\r<v Eve>';
    const vtt = await exportConversation(
      { ...conversation, messages: [user(0, nasty, 0), persona(0, nasty, 1000)], timeline: [] },
      'vtt',
      { user: 'You>\n\n1 --> 2', persona: 'Per\0sona' },
    );
    // oxlint-disable-next-line no-control-regex -- the test checks that there are none
    expect(vtt).not.toMatch(/[\0-\u0009\u000B-\u001F\u007F-\u009F]/u);
    expect(vtt.split('\n').filter((line) => line.includes('-->')).length).toBe(
      vtt.split('\n').filter((line) => line.startsWith('<v ')).length,
    );
    expect(vtt.match(/<(?!v (?:You&gt; 1 --&gt; 2|Persona)>)/gu)).toBeNull();
  });

  it.each(['text', 'markdown', 'json', 'vtt'] as const)(
    '%s: a time that is none throws nothing',
    async (format) => {
      for (const at of [NaN, Infinity, -Infinity, 1e20]) {
        const messages = [
          { ...user(0, 'Hi.', 0), createdAt: at },
          { ...persona(0, 'Yes.', 0), endedAt: at },
        ];
        expect(await exportConversation({ ...conversation, messages, timeline: [] }, format)).toContain(
          'Hi.',
        );
      }
    },
  );

  it('JSON: without data of a provider that JSON cannot hold', async () => {
    const call = {
      id: 'c',
      turnId: 't0',
      source: 'client',
      providerExecuted: false,
      name: 'n',
      arguments: '{}',
      status: 'done',
    } as const;
    const timed = { result: null, startedAt: 0, endedAt: 0, round: 0, writtenOffset: 0 };
    const toolCalls = [{ ...call, ...timed, providerData: { large: 1n } }];
    const json = JSON.parse(await exportConversation({ ...conversation, toolCalls }, 'json')) as Conversation;
    expect(json.toolCalls).toEqual([{ ...call, ...timed }]);
  });

  const circular: { itself?: object } = {};
  circular.itself = circular;
  const throwing = {
    get value() {
      throw new Error('no value');
    },
  };

  it.each([
    ['a bigint', 1n] as const,
    ['a circle', circular] as const,
    ['a throwing getter', throwing] as const,
  ])('exports a data part that holds %s, redacted or not', async (_what, data) => {
    const [, answer] = conversation.messages;
    const part = { type: 'data', id: 'd', name: 'n', data, writtenOffset: 0 } as const;
    const messages = [{ ...answer, parts: [part] } as PersonaMessage];
    for (const redact of [undefined, (text: string) => text]) {
      const json = await exportConversation({ ...conversation, messages }, 'json', undefined, redact);
      const [message] = (JSON.parse(json) as Conversation).messages as PersonaMessage[];
      expect(message?.parts).toEqual([{ ...part, data: redact ? '' : null }]);
      for (const format of ['text', 'markdown', 'vtt'] as const)
        await expect(
          exportConversation({ ...conversation, messages }, format, undefined, redact),
        ).resolves.not.toBe('');
    }
  });

  it('JSON: no redacted text remains, even if the function throws', async () => {
    const thought = {
      id: 'r',
      turnId: 't0',
      source: 'client',
      status: 'done',
      startedAt: 0,
      endedAt: 1,
    } as const;
    const call = {
      id: 'c',
      turnId: 't0',
      source: 'client',
      providerExecuted: false,
      name: 'n',
      status: 'done',
      result: 'SECRET',
    } as const;
    const rest = { startedAt: 0, endedAt: 0, round: 0, writtenOffset: 0, providerData: { t: 'SECRET' } };
    const thoughtful = {
      ...conversation,
      reasoning: [{ ...thought, text: 'The SECRET is out' }],
      toolCalls: [{ ...call, ...rest, arguments: '"SECRET"' }],
    };
    const redact = (text: string) => text.replaceAll('SECRET', '•••');
    const json = await exportConversation(thoughtful, 'json', undefined, redact);
    expect(json).not.toContain('SECRET');
    expect((JSON.parse(json) as Conversation).reasoning[0]?.text).toBe('The ••• is out');
    const nothing = await exportConversation(thoughtful, 'json', undefined, () => {
      throw new Error('oops');
    });
    expect(nothing).not.toContain('SECRET');
  });
});
