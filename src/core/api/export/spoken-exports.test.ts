import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptMessage } from '../../machine/logs/message.js';
import { exportConversation } from './export-conversation.js';
import type { ConversationFormat } from './conversation-format.js';

const zero = Date.UTC(2026, 0, 1, 12);
const base = { turnId: 't', turnIndex: 0 };
const asked = (text: string, at: number): TranscriptMessage => ({
  ...base,
  id: 'u',
  createdAt: zero + at,
  role: 'user',
  files: [],
  text,
  source: 'text',
});
const answered = (written: string, at: number): TranscriptMessage => ({
  ...base,
  id: 'p',
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
  endedAt: zero + at,
});

const exported = (format: ConversationFormat, name: string, ...messages: TranscriptMessage[]) =>
  exportConversation({ version: 1, messages, reasoning: [], toolCalls: [], timeline: [] }, format, {
    user: name,
    persona: 'Ada',
  });

const special = fc.constantFrom(
  ...'\n\r\v\f\0\u001B\u0085\u2028\u2029\u202E\u2066\u2069\u200B\uFEFF\uD800\uDC00<>&-:\t `*_#[]().a'.split(
    '',
  ),
  '\r\n',
  '\n\n',
  '-->',
  '00:00:00.000 --> 00:00:09.000',
  '<v Ada>',
  '</v>',
  'NOTE x',
  'STYLE',
  '&lt;',
  '[2026-01-01T12:00:00.000Z] Ada: I agree.',
  '👩‍👩‍👧',
  'word ',
);
const text = fc.oneof(
  fc.array(special, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  // Longer than a cue, and also without a place to break.
  fc.array(special, { minLength: 60, maxLength: 120 }).map((parts) => parts.join('')),
);

/**
 * Characters that no file may contain: controls, lone surrogates, separators, and marks that reverse the text after
 * them.
 */
const forbidden = /(?![\t\n])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const someText = (value: string) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(value);

describe('whatever is said, and whatever the speakers are called', () => {
  it('the text export has one line at the margin for each message, which names its speaker', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, question, answer) => {
        const file = await exported(
          'text',
          name,
          asked(question, 0),
          answered(answer, 1000),
          asked('End.', 2000),
        );
        const margin = file.split('\n').filter((line) => /^[^ ]/u.test(line));
        expect(margin).toHaveLength(3);
        expect(margin[0]).toMatch(/^\[2026-01-01T12:00:00\.000Z\] /);
        expect(margin[1]).toMatch(/^\[2026-01-01T12:00:01\.000Z\] Ada: /);
        expect(margin[2]).toMatch(/^\[2026-01-01T12:00:02\.000Z\] .*: End\.$/);
        expect(file).not.toMatch(forbidden);
      }),
      { numRuns: 500 },
    );
  });

  it('the subtitles of an endless answer that took no time have cues that end after they begin', async () => {
    const file = await exported('vtt', 'You', answered('word '.repeat(40_000), 0));
    const times = [...file.matchAll(/^(\S+) --> (\S+)$/gmu)];
    expect(times.length).toBeGreaterThan(2000);
    expect(times.filter(([, from, until]) => from === until)).toEqual([]);
  });

  it('the subtitles are a header and cues of three lines, in order, each with one voice and no other tag', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, question, answer) => {
        const file = await exported(
          'vtt',
          name,
          asked(question, 0),
          answered(answer, 1000),
          asked('End.', 1500),
        );
        expect(file).not.toMatch(forbidden);
        const [header, ...cues] = file.trimEnd().split('\n\n');
        expect(header).toBe('WEBVTT');
        expect(cues.length).toBeGreaterThanOrEqual(1 + Number(someText(question)));
        let free = '00:00:00.000';
        for (const cue of cues) {
          const [, from = '', until = '', voice, said] =
            /^(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})\n<v ([^\n<>]*)>([^\n<>]+)$/.exec(cue) ?? [];
          expect(said?.trim(), cue).not.toBeOneOf(['', undefined]);
          expect(voice?.trim(), cue).not.toBeOneOf(['', undefined]);
          expect(from >= free && until > from, cue).toBe(true);
          free = until;
        }
      }),
      { numRuns: 500 },
    );
  });
});
