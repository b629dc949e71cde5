import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodeScan } from './code-scan.js';
import { takeCues } from './take-cues.js';

/** Takes the tags out of a text that arrives in these pieces. */
function taken(...pieces: string[]) {
  let written = '';
  let held = '';
  let scan: CodeScan | undefined;
  const cues: { tag: string; at: number; text: string }[] = [];
  const push = (text: string, isLast: boolean) => {
    const result = takeCues(held + text, isLast, written, scan);
    for (const { tag, at, text: removed } of result.cues)
      cues.push({ tag, at: written.length + at, text: removed });
    written += result.shown;
    ({ held, scan } = result);
  };
  for (const piece of pieces) push(piece, false);
  push('', true);
  return { written, cues };
}

const tagsOf = (text: string) => taken(text).cues.map(({ tag }) => tag);

describe('a tag', () => {
  it.each([
    ['at the start', '[happy] Hello.', 'Hello.', ['happy']],
    ['at the end', 'Bye. [warm]', 'Bye. ', ['warm']],
    ['in a sentence', 'I am [sad] sorry.', 'I am sorry.', ['sad']],
    ['after a sign', 'Great![surprised] Really?', 'Great! Really?', ['surprised']],
    ['with capitals', '[Happy] [ANGRY] No.', 'No.', ['happy', 'angry']],
    ['next to another', '[happy][warm] Hi', 'Hi', ['happy', 'warm']],
    ['in a heading', '# [happy] News\nText', '# News\nText', ['happy']],
    ['in a list', '- [warm] One\n1. [sad] Two', '- One\n1. Two', ['warm', 'sad']],
    ['alone in an item', '- [warm]\n- b', '- \n- b', ['warm']],
    ['on its own line', 'One.\n[warm]\nTwo.', 'One.\nTwo.', ['warm']],
    ['in emphasis', '**[happy] Yes**', '**Yes**', ['happy']],
    ['in a quote', '> [sad] Oh', '> Oh', ['sad']],
    ['in the label of a link', '[See [happy] this](https://a.b)', '[See this](https://a.b)', ['happy']],
    ['at the start of a label', '[[happy] This](https://a.b)', '[This](https://a.b)', ['happy']],
    ['before a link', '[happy] [docs](https://a.b)', '[docs](https://a.b)', ['happy']],
    ['after a link', '[docs](https://a.b) [happy] Hi', '[docs](https://a.b) Hi', ['happy']],
    ['right after a link', '[docs](https://a.b)[happy] Hi', '[docs](https://a.b) Hi', ['happy']],
    ['after inline code', '`x` [happy] Hi', '`x` Hi', ['happy']],
    ['after a code block', '```js\na[happy]\n```\n[happy] Hi', '```js\na[happy]\n```\nHi', ['happy']],
    ['after a lone backtick on an earlier line', "5' and 3`\n[happy] Hi", "5' and 3`\nHi", ['happy']],
    ['after Chinese', '你好[happy]很高兴', '你好很高兴', ['happy']],
    ['in Arabic', 'مرحبا [happy] بك', 'مرحبا بك', ['happy']],
    ['in Hindi', 'अच्छा है[happy] हाँ', 'अच्छा है हाँ', ['happy']],
    ['after an emoji', '🎉[happy] Yes', '🎉 Yes', ['happy']],
    ['before a link with a tag’s name', '[happy][warm](https://a.b)', '[warm](https://a.b)', ['happy']],
  ])('%s is taken out', (_, text, written, tags) => {
    expect(taken(text).written).toBe(written);
    expect(tagsOf(text)).toEqual(tags);
  });

  it.each([
    ['an unknown one', '[laughs] [sigh] [happyy] [ happy ]'],
    ['a link', 'A [happy](https://a.b) link'],
    ['a reference', 'A [happy][ref] link'],
    ['a collapsed reference', 'A [happy][] link'],
    ['the reference of a link', 'A [smile][happy] link'],
    ['a definition', '[happy]: https://a.b'],
    ['an index', 'x[warm] = y_[sad] + a[0][happy] + 5[angry]'],
    ['inline code', 'Write `[happy]` or ``a ` [happy]``.'],
    ['a code block', '```\n[happy]\n```'],
    ['a code block in a list', '- a\n  ~~~\n  [happy]\n  ~~~'],
    ['a code block in a quote', '> ```\n> [happy]\n> ```'],
    ['the first line of a code block', '```[happy]\nx\n```'],
    ['escaped', 'Write \\[happy] or \\[happy\\].'],
    ['double brackets', '[[happy]]'],
    ['an address', 'https://a.b/?x=.[happy]&y and [a](/b?.[happy])'],
  ])('stays text if it is %s', (_, text) => {
    expect(taken(text)).toEqual({ written: text, cues: [] });
  });

  it('is taken out after a closed code block in a quote', () => {
    expect(tagsOf('> ```\n> [happy]\n> ```\n> [warm] Hi')).toEqual(['warm']);
  });

  it('keeps its text and its place, so that the text can be restored', () => {
    const { written, cues } = taken('[Happy] Hi [warm] there.');
    expect(cues).toEqual([
      { tag: 'happy', at: 0, text: '[Happy] ' },
      { tag: 'warm', at: 3, text: '[warm] ' },
    ]);
    expect(written).toBe('Hi there.');
  });
});

const words = fc.constantFrom(
  '[happy]',
  '[Warm]',
  '[sad',
  ']',
  '[',
  '(',
  ')',
  'x',
  'é',
  '你',
  ' ',
  '  ',
  '\n',
  '`',
  '```',
  '~~~',
  '\\',
  ':',
  '[ref]',
  '[happy](u)',
  'https://a.b/',
  '](',
  '# ',
  '- ',
  '> ',
  '**',
  '🎉',
  'hello',
  '[surprised]',
  '[a',
);
const texts = fc.array(words, { maxLength: 40 }).map((list) => list.join(''));

it('gives the same wherever the text is cut, and nothing is lost', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(200), { maxLength: 30 }), (text, cuts) => {
      const ends = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
      const pieces = [...ends, text.length].map((end, index) => text.slice(ends[index - 1] ?? 0, end));
      const whole = taken(text);
      expect(taken(...pieces)).toEqual(whole);
      // Also between the two halves of an emoji.
      expect(taken(...Array.from({ length: text.length }, (_, at) => text.charAt(at)))).toEqual(whole);
      let restored = '';
      let from = 0;
      for (const { at, text: removed } of whole.cues) {
        restored += whole.written.slice(from, at) + removed;
        from = at;
      }
      expect(restored + whole.written.slice(from)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

it.each(['[happy]', '[happy] x ', '[happy](', '[happy][', '`[happy]', 'x[happy]', '[', '[happy][hap'])(
  'holds back no more than two tags of %s without end, and reads each character once',
  (part) => {
    let written = '';
    let held = '';
    let scan: CodeScan | undefined;
    for (const sign of part.repeat(500)) {
      const before: number = scan?.at ?? 0;
      const result = takeCues(held + sign, false, written, scan);
      written += result.shown;
      ({ held, scan } = result);
      expect(held.length).toBeLessThan(24);
      expect(scan.at).toBeGreaterThanOrEqual(before);
      expect(scan.at).toBeLessThanOrEqual(written.length);
    }
  },
);
