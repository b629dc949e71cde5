import { describe, expect, it } from 'vitest';
import {
  advanceHeard,
  continuesAt,
  floorToWordEnd,
  isSaid,
  nothingSpoken,
  spokenUpTo,
} from './heard-position.js';

const at = spokenUpTo;

describe('the heard position', () => {
  const follow = (sent: string, reports: string[]) =>
    reports.reduce((position, report) => advanceHeard(sent, position, report), nothingSpoken).end;

  it.each([
    ['Hello there, friend.', ['Hello ', 'there, ', 'friend. '], 20],
    ['Hello there, friend.', ['Hello', ' there'], 11],
    ['**Bold** move', ['Bold ', 'move '], 13],
    ['It costs $5 today', ['It ', 'costs ', 'five dollars ', 'today '], 17],
    ['naïve café', ['NAÏVE ', 'CAFÉ'], 10],
    ['你好,世界', ['你好', ',世'], 4],
    ['one\n\ntwo', ['one ', 'two '], 8],
    // A number that is spoken as a word advances only by its own characters, even in a script without spaces.
    ['今天的价格是5美元,明天会更贵', ['今天的价格是五美元'], 9],
    ['It costs $5 today and more later', ['It ', 'costs ', 'five dollars ', 'today ', 'and '], 21],
    // Punctuation alone is not a word.
    ['Well... yes indeed', ['Well … yes'], 11],
    // A repeated report counts once.
    ['one two three four', ['one two three ', 'one two three '], 13],
    ['one two three four', ['one ', 'two ', 'two ', 'three '], 13],
    ['no no no yes', ['no ', 'no '], 5],
  ])('in %j after %j is %i', (sent, reports, expected) => {
    expect(follow(sent, reports)).toBe(expected);
  });

  it('never exceeds the sent text', () => {
    expect(follow('short', ['short ', 'and ', 'more '])).toBe(5);
  });

  it('is rounded down to the end of a word, and never into a character', () => {
    expect(floorToWordEnd('Hello there', 8)).toBe(5);
    expect(floorToWordEnd('Hello, there', 5)).toBe(5);
    expect(floorToWordEnd('Hello', 5)).toBe(5);
    expect(floorToWordEnd('你好世界', 2)).toBe(2);
    expect(floorToWordEnd('a 👋b', 3)).toBe(1);
    expect(floorToWordEnd('a 👋b', 4)).toBe(4);
  });

  it('knows whether a report can come next', () => {
    expect(continuesAt('one two', at(3), ' two')).toBe(true);
    expect(continuesAt('one two', nothingSpoken, 'two')).toBe(false);
    expect(continuesAt('one two', nothingSpoken, '  ')).toBe(false);
  });

  it.each([
    ['one word without an end', 'x'.repeat(50_000), 'xxxxx'],
    ['a word that was never sent', 'word '.repeat(10_000), 'other'],
    ['nothing but white space', `a${' '.repeat(50_000)}`, 'b'],
    ['what was said before', 'word '.repeat(10_000), 'word word word'],
    ['signs', '!?'.repeat(25_000), '!?!?!'],
  ])('is followed in 50 kB in 10,000 reports of %s', (_, sent, report) => {
    const started = performance.now();
    let position = nothingSpoken;
    for (let index = 0; index < 10_000; index += 1) {
      position = advanceHeard(sent, position, report);
      expect(floorToWordEnd(sent, position.end)).toBeLessThanOrEqual(sent.length);
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('is rounded within what is too long for a word, and never into a character', () => {
    expect(floorToWordEnd('x'.repeat(2_000), 1_500)).toBe(1_500);
    expect(floorToWordEnd(`go ${'x'.repeat(600)}`, 300)).toBe(2);
    expect(floorToWordEnd('𝒂'.repeat(2_000), 1_501)).toBe(1_500);
  });

  it('knows when only signs are left to say', () => {
    expect(isSaid('Hello. 👋', at(5))).toBe(true);
    expect(isSaid('Hello you', at(5))).toBe(false);
  });
});
