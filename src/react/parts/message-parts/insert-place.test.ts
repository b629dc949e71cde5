import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertPlace } from './insert-place.js';

/** Marks the position of the component with `‖`; `^` is the offset. */
const placed = (marked: string, unit?: 'sentence') => {
  const offset = marked.indexOf('^');
  const text = marked.replace('^', '');
  const at = insertPlace(text, offset, unit);
  return `${text.slice(0, at)}‖${text.slice(at)}`;
};

describe('insertPlace', () => {
  it.each([
    ['^It is late.', '‖It is late.'],
    ['Let me look. ^It is late.', 'Let me look. ‖It is late.'],
    ['Let me look^', 'Let me look‖'],
    ['Let me look^ It is late.', 'Let me look‖ It is late.'],
    ['Let me lo^ok now', 'Let me look‖ now'],
    ['Look.^Now', 'Look.‖Now'],
    ['我看^一下', '我看‖一下'],
    ['It costs 1^2 euro', 'It costs 12‖ euro'],
    ['A **bold ^word** here\n\nNext', 'A **bold word** here‖\n\nNext'],
    ['A **bold** ^word', 'A **bold** ‖word'],
    ['See [the ^docs](https://a.b) now\n\nNext', 'See [the docs](https://a.b) now‖\n\nNext'],
    ['See [the docs](htt^ps://a.b) now', 'See [the docs](https://a.b) now‖'],
    ['See [the docs](https://a.b)^ now', 'See [the docs](https://a.b)‖ now'],
    ['Run `npm ^i` now', 'Run `npm i` now‖'],
    ['```ts\nconst ^a\n\nlet b\n```\nThen', '```ts\nconst a\n\nlet b\n```‖\nThen'],
    ['```ts\nconst ^a', '```ts\nconst a‖'],
    ['```ts\na\n```\n^Then', '```ts\na\n```\n‖Then'],
    ['| a | b |\n| --- | --- |\n| 1 ^| 2 |\n\nThen', '| a | b |\n| --- | --- |\n| 1 | 2 |‖\n\nThen'],
    ['- one\n- two^\n- three', '- one\n- two‖\n- three'],
  ])('%j', (marked, expected) => {
    expect(placed(marked)).toBe(expected);
  });

  it.each([
    ['Let ^me look at the clock. It is late.', 'Let me look at the clock.‖ It is late.'],
    ['Let ^me look at the clock.It is late.', 'Let me look at the clock.‖It is late.'],
    ['Let me look. ^It is late. Bye.', 'Let me look. ‖It is late. Bye.'],
    ['It is ^3.5 euros! Bye.', 'It is 3.5 euros!‖ Bye.'],
    ['He ^said “Wait.” Then', 'He said “Wait.”‖ Then'],
    ['Let ^me', 'Let me‖'],
    ['One ^line\nNext line', 'One line‖\nNext line'],
    ['让^我看看。现在', '让我看看。‖现在'],
  ])('ends the sentence of a service: %j', (marked, expected) => {
    expect(placed(marked, 'sentence')).toBe(expected);
  });

  it.each(['word', 'sentence'] as const)('never moves backwards while the text grows, by %s', (unit) => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('`', '**', '\n\n', '```\n', '[a](b', '| a ', 'word ', 'end. ', '3.', '.”'),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const offset = before.join('').length;
        let text = before.join('');
        let last = insertPlace(text, offset, unit);
        for (const more of after) {
          const wasLast = /^\n?$/.test(text.slice(last));
          text += more;
          const place = insertPlace(text, offset, unit);
          if (!wasLast) expect(place).toBe(last);
          else expect(place).toBeGreaterThanOrEqual(last);
          last = place;
        }
      }),
    );
  });
});
