import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pageClock } from './clock.js';
import { SpeechPlayer, type Voice } from './speech-player.js';
import { planWord, WordBuffer } from './words.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function play(voice: Partial<Voice> = {}) {
  const told: string[] = [];
  const player = new SpeechPlayer(
    {
      clock: pageClock,
      voice: { latencyMs: () => 100, wordsInReport: () => 1, spoken: (word) => word, ...voice },
      rate: 1,
    },
    {
      word: () => {},
      report: (words) => told.push(words),
      ended: (interrupted) => told.push(interrupted ? '(cut)' : '(end)'),
    },
  );
  return { told, player };
}

it('says the words one after the other, the first after its latency, the last when it is known to be whole', () => {
  const { told, player } = play();
  player.push('One tw');
  vi.advanceTimersByTime(99);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(5000);
  expect(told).toEqual(['One ']);
  player.push('o three');
  player.complete();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(['One ', 'two ', 'three', '(end)']);
  expect(vi.getTimerCount()).toBe(0);
});

it('reports several words at once, in the words of the voice, and all that was said when it is cut', () => {
  const { told, player } = play({
    wordsInReport: () => 3,
    spoken: (word) => word.replace('$5', 'five dollars'),
  });
  player.push('It costs $5 and no more today, ');
  vi.advanceTimersByTime(1400);
  expect(told).toEqual(['It costs five dollars ']);
  vi.advanceTimersByTime(450);
  player.interrupt();
  expect(told.slice(1)).toEqual(['and no ', '(cut)']);
});

it('that is cut says nothing more, and ends once', () => {
  const { told, player } = play();
  player.push('One two three ');
  vi.advanceTimersByTime(150);
  player.interrupt();
  player.interrupt();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(['One ', '(cut)']);
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  ['A few words, and a last one.', 7],
  ['天空为什么是蓝色的？请解释。', 12],
  ['青いデータベース v2 です。', 11],
  ['ทำไมท้องฟ้า ถึงเป็นสีฟ้า', 6],
  ['السماء زرقاء؟ نعم', 3],
  ['Family 👨‍👩‍👧‍👦 here', 3],
])('gives the same words however the text is cut: %s', (text, count) => {
  const whole = new WordBuffer();
  const expected = [...whole.push(text), ...whole.end()];
  for (let size = 1; size < 9; size += 1) {
    const buffer = new WordBuffer();
    const words: string[] = [];
    for (let at = 0; at < text.length; at += size) words.push(...buffer.push(text.slice(at, at + size)));
    expect([...words, ...buffer.end()]).toEqual(expected);
  }
  expect(expected.join('')).toBe(text);
  expect(expected).toHaveLength(count);
});

it('takes longer for a longer word, pauses after a sentence, and speaks faster at a higher rate', () => {
  expect(planWord('extraordinary ', 1).ms).toBeGreaterThan(planWord('cat ', 1).ms);
  expect(planWord('done. ', 1).pauseMs).toBeGreaterThan(planWord('done ', 1).pauseMs);
  expect(planWord('cat ', 2).ms).toBeCloseTo(planWord('cat ', 1).ms / 2);
});

it('speaks a phrase of Thai as one word where the browser cannot cut it', () => {
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
  try {
    const words = new WordBuffer();
    expect([...words.push('สวัสดีครับ '), ...words.end()]).toEqual(['สวัสดีครับ ']);
  } finally {
    vi.unstubAllGlobals();
  }
});

it('keeps a character whose punctuation a space follows', () => {
  const words = new WordBuffer();
  expect([...words.push('字。 '), ...words.push('。'), ...words.end()].join('')).toBe('字。 。');
});

it.each(['a', '字。', ' ', '字 '])(
  'cuts a long text of %j in linear time, in one piece and in many',
  (unit) => {
    const text = unit.repeat(100_000);
    const whole = new WordBuffer();
    // Searching again at each character would compare five billion characters.
    expect([...whole.push(text), ...whole.end()].join('')).toBe(text.trim() === '' ? '' : text);
    const many = new WordBuffer();
    const words = Array.from(text, (character) => many.push(character)).flat();
    expect([...words, ...many.end()].join('')).toBe(text.trim() === '' ? '' : text);
  },
);
