import { describe, expect, it } from 'vitest';
import { advanceHeard, continuesAt, floorToWordEnd } from './heard-position.js';

describe('the heard position', () => {
  const follow = (sent: string, reports: string[]) =>
    reports.reduce((position, report) => advanceHeard(sent, position, report), 0);

  it.each([
    ['Hello there, friend.', ['Hello ', 'there, ', 'friend. '], 20],
    ['Hello there, friend.', ['Hello', ' there'], 11],
    ['**Bold** move', ['Bold ', 'move '], 13],
    ['It costs $5 today', ['It ', 'costs ', 'five dollars ', 'today '], 17],
    ['naïve café', ['NAÏVE ', 'CAFÉ'], 10],
    ['你好,世界', ['你好', ',世'], 4],
    ['one\n\ntwo', ['one ', 'two '], 8],
  ])('in %j after %j is %i', (sent, reports, expected) => {
    expect(follow(sent, reports)).toBe(expected);
  });

  it('never passes what was sent', () => {
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
    expect(continuesAt('one two', 3, ' two')).toBe(true);
    expect(continuesAt('one two', 0, 'two')).toBe(false);
    expect(continuesAt('one two', 0, '  ')).toBe(false);
  });
});
