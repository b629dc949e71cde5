import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertPlace } from './insert-place.js';

/** `^` is the offset, and `‖` the place of the component. */
const placed = (marked: string) => {
  const offset = marked.indexOf('^');
  const text = marked.replace('^', '');
  const at = insertPlace(text, offset);
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

  it('never moves backwards while the text grows', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('`', '**', '\n\n', '```\n', '[a](b', '| a ', 'word '),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const offset = before.join('').length;
        let text = before.join('');
        let last = insertPlace(text, offset);
        for (const more of after) {
          const wasLast = /^\n?$/.test(text.slice(last));
          text += more;
          const place = insertPlace(text, offset);
          if (!wasLast) expect(place).toBe(last);
          else expect(place).toBeGreaterThanOrEqual(last);
          last = place;
        }
      }),
    );
  });
});
