import { describe, expect, it } from 'vitest';
import { joinParts, type JoinedParts } from '../testing/joined-parts.js';
import { seeded } from '../testing/sse.js';
import { TextReader } from './text-reader.js';
import type { ThinkOptions } from './think-options.js';
import type { LlmPart } from '../llm-adapter.js';

function split(pieces: readonly string[], options: ThinkOptions = {}, complete = true): LlmPart[] {
  const splitter = new TextReader(options);
  const parts: LlmPart[] = [];
  for (const piece of pieces) splitter.push(piece, parts);
  splitter.end(parts, complete);
  return parts;
}

type Row = [title: string, input: string, text: string, reasoning: string, options?: ThinkOptions];

const long = 'x'.repeat(700);
const rows: Row[] = [
  ['plain text', 'Hello there.', 'Hello there.', ''],
  ['a block at the start', '<think>Hm.</think>\n\nHello.', 'Hello.', 'Hm.'],
  ['each default tag', '<thinking>a</thinking><thought>b</thought><reasoning>c</reasoning>d', 'd', 'abc'],
  ['any case and white space in the tag', '<THINK >a</Think >b', 'b', 'a'],
  ['attributes', '<think lang="en" effort=low>a</think>b', 'b', 'a'],
  ['attributes that are too long are prose', `<think ${long}>a`, `<think ${long}>a`, ''],
  ['white space before the tag', ' \n\t<think>a</think>b', 'b', 'a'],
  ['white space before the first text', '\n\n Hello ', 'Hello ', ''],
  ['an empty block', '<think></think>Hi', 'Hi', ''],
  ['an empty block with white space', '<think>\n\n</think>\n\nHi', 'Hi', '\n\n'],
  ['a second block right after the first', '<think>a</think>\n<think>b</think>c', 'c', 'ab'],
  ['a tag in prose', 'Use the <think> tag.', 'Use the <think> tag.', ''],
  ['a whole block in prose', 'A <think>b</think> c', 'A <think>b</think> c', ''],
  ['an opening tag in code at the start', '`<think>x`', '`<think>x`', ''],
  [
    'a tag in the middle, where it counts',
    'Hi <think>a</think> there',
    'Hi there',
    'a',
    { thinkAnywhere: true },
  ],
  ['a lone angle bracket at the end', 'a <', 'a <', ''],
  ['an unfinished opening tag', '<thi', '<thi', ''],
  ['an unfinished closing tag in text', 'a </thi', 'a </thi', ''],
  ['an unfinished closing tag in a thought', '<think>a </thi', '', 'a </thi'],
  ['a block that is never closed', '<think>a', '', 'a'],
  ['an orphan closing tag', 'Draft</think> final', 'Draft final', ''],
  ['an orphan closing tag at the start', '</think>Hi', 'Hi', ''],
  ['a name that only begins like a tag', '<thinker>a', '<thinker>a', ''],
  ['comparisons', 'a < b <= c << d', 'a < b <= c << d', ''],
  ['nested blocks', '<think>a<think>b</think>c</think>d', 'd', 'a<think>b</think>c'],
  ['another tag inside a thought', '<think>a</reasoning>b</think>c', 'c', 'a</reasoning>b'],
  [
    'a thought that only speaks of the tag',
    '<think>the <think> tag</think>It is a tag.',
    'It is a tag.',
    'the <think> tag</think>It is a tag.',
  ],
  ['emoji and U+2028', '<think>👋\u2028</think>Grüße 👋 日本', 'Grüße 👋 日本', '👋\u2028'],
  ['a dotted capital I', '<thİnk>a', '<thİnk>a', ''],
  ['no tags at all', '<think>a</think>b', '<think>a</think>b', '', { thinkTags: [] }],
  ['literal marks', '[THINK]a[/THINK]b', 'b', 'a', { thinkTags: [['[THINK]', '[/THINK]']] }],
  [
    'literal marks of two shapes',
    '<|channel>thoughta<channel|>b',
    'b',
    'a',
    { thinkTags: [['<|channel>thought', '<channel|>']] },
  ],
  ['a template that opened the tag', 'Hm.</think>Hi', 'Hi', 'Hm.', { startsInReasoning: true }],
  ['and a model that opened it again', '\n<think>Hm.</think>Hi', 'Hi', '\nHm.', { startsInReasoning: true }],
  ['and a model that did not think', ' Hello. ', 'Hello.', ' Hello. ', { startsInReasoning: true }],
  ['perhaps in reasoning: it was', 'Hm.</think>Hi', 'Hi', 'Hm.', { startsInReasoning: 'auto' }],
  [
    'perhaps in reasoning: it opened by itself',
    '<think>Hm.</think>Hi',
    'Hi',
    'Hm.',
    { startsInReasoning: 'auto' },
  ],
  ['perhaps in reasoning: it was not', 'Hello.', 'Hello.', '', { startsInReasoning: 'auto' }],
  ['perhaps in reasoning: a long answer', `${long}</think>a`, `${long}a`, '', { startsInReasoning: 'auto' }],
  [
    'perhaps in reasoning: the last moment',
    `${long.slice(100)}</think>a`,
    'a',
    long.slice(100),
    { startsInReasoning: 'auto' },
  ],
];

describe('TextReader', () => {
  it.each(rows)('splits %s, however it is cut', (_title, input, text, reasoning, options) => {
    const expected: JoinedParts = { text, reasoning, finish: [] };
    for (let at = 0; at <= input.length; at += 1) {
      expect(joinParts(split([input.slice(0, at), input.slice(at)], options))).toEqual(expected);
    }
    expect(joinParts(split(input.split(''), options))).toEqual(expected);
  });

  it('gives the same for random inputs in random cuts, and loses nothing but tags and white space', () => {
    const random = seeded(20_261_122);
    const words = [
      '<think>',
      '</think>',
      '<Thinking a="b">',
      '</thinking>',
      '<',
      '</',
      'think',
      '>',
      ' ',
      '\n',
      'a',
      'é',
      '👋',
      '<b>',
      '</thi',
      '`',
    ];
    const pick = () => words[Math.floor(random() * words.length)] ?? '';
    const options: ThinkOptions[] = [
      {},
      { startsInReasoning: true },
      { startsInReasoning: 'auto' },
      { thinkAnywhere: true },
    ];
    for (let run = 0; run < 3000; run += 1) {
      const input = Array.from({ length: 1 + Math.floor(random() * 12) }, pick).join('');
      const chosen = options[run % options.length];
      const whole = split([input], chosen);
      expect(joinParts(split(cut(input, random), chosen)), JSON.stringify(input)).toEqual(joinParts(whole));
      if (chosen?.startsInReasoning === true || input.match(/think/gi)?.length) continue;
      const back = whole.map((part) => ('text' in part ? part.text : '')).join('');
      expect(back).toBe(input.trimStart());
    }
  });

  it('loses no character except tags and white space', () => {
    const random = seeded(7);
    const words = ['<think>', '</think>', 'a', 'b', '<', ' ', '>'];
    const bare = (text: string) => text.replaceAll(/<\/?think>|\s/g, '');
    for (let run = 0; run < 2000; run += 1) {
      const input = Array.from({ length: 10 }, () => words[Math.floor(random() * words.length)]).join('');
      const back = split(cut(input, random), {}, false)
        .map((part) => ('text' in part ? part.text : ''))
        .join('');
      expect(bare(back), input).toBe(bare(input));
    }
  });

  it('releases at once what cannot become a tag', () => {
    const splitter = new TextReader();
    const parts: LlmPart[] = [];
    const pushed = (text: string) => {
      splitter.push(text, parts);
      return joinParts(parts.splice(0)).text;
    };
    expect(pushed('a <')).toBe('a ');
    expect(pushed('/')).toBe('');
    expect(pushed('b')).toBe('</b');
    expect(pushed(' <th')).toBe(' ');
    expect(pushed('a')).toBe('<tha');
  });

  it('does not speak an assumed thought that was cut off', () => {
    expect(joinParts(split(['I wonder'], { startsInReasoning: true }, false))).toEqual({
      text: '',
      reasoning: 'I wonder',
      finish: [],
    });
  });

  describe('with reasoning in separate fields', () => {
    const structured = (pieces: readonly string[], options: ThinkOptions = {}) => {
      const splitter = new TextReader(options);
      const parts: LlmPart[] = [];
      splitter.useStructured();
      for (const piece of pieces) splitter.push(piece, parts);
      splitter.end(parts, true);
      return joinParts(parts);
    };

    it('leaves tags in the text alone', () => {
      expect(structured(['Write </think> to close <think>.']).text).toBe('Write </think> to close <think>.');
    });

    it('drops an inline copy of the reasoning', () => {
      expect(structured('<think>Hm.</think>\nHi </think>'.split(''))).toEqual({
        text: 'Hi </think>',
        reasoning: '',
        finish: [],
      });
    });

    it('does not take the text for reasoning after all', () => {
      expect(structured(['Hello'], { startsInReasoning: true }).text).toBe('Hello');
      expect(structured(['Hello'], { startsInReasoning: 'auto' }).text).toBe('Hello');
    });
  });

  it('ends an open thought at an interruption', () => {
    const splitter = new TextReader();
    const parts: LlmPart[] = [];
    splitter.push('<think>a</th', parts);
    splitter.interrupt(parts);
    splitter.push('b', parts);
    expect(joinParts(parts)).toEqual({ text: 'b', reasoning: 'a</th', finish: [] });
  });
});

function cut(input: string, random: () => number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < input.length;) {
    const size = 1 + Math.floor(random() * 5);
    pieces.push(input.slice(at, at + size));
    at += size;
  }
  return pieces;
}
