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

describe('a conversation as', () => {
  it('text: who said what when, and of a cut answer what was heard', async () => {
    expect(await exportConversation(conversation, 'text', { user: 'Sie', persona: 'Ada' })).toBe(
      [
        '[2026-01-01T12:00:00.000Z] Sie: What is 1 < 2 & so on?\n',
        '[2026-01-01T12:00:01.000Z] Ada: It is **true**.\n',
        '[2026-01-01T12:00:06.000Z] Sie: Go on.\n',
        '[2026-01-01T12:00:07.000Z] Ada: One two […]\n',
      ].join('\n'),
    );
  });

  it('Markdown: the answers with their own, as a quotation', async () => {
    const text = await exportConversation(conversation, 'markdown');
    expect(text).toContain('**You** · 2026-01-01T12:00:00.000Z\n\nWhat is 1 \\< 2 & so on?\n');
    expect(text).toContain('**Persona** · 2026-01-01T12:00:01.000Z\n\n> It is **true**.\n');
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

  it('text of a model cannot make cues or tags of its own', async () => {
    const nasty = 'x\n\n00:00:00.000 --> 00:00:09.000\n<v Eve>& more';
    const vtt = await exportConversation({ ...conversation, messages: [user(0, nasty, 0)] }, 'vtt');
    expect(vtt.match(/-->/gu)).toHaveLength(1);
    expect(vtt).not.toContain('<v Eve>');
  });
});
