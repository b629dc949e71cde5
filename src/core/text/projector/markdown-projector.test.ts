import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speechExtras } from '../extras/speech-extras.js';
import { markdownProjector } from './markdown-projector.js';
import { addPiece, noSpans, writtenOffset, type OffsetSpans } from './offset-spans.js';

const extras = { ...speechExtras('en') };
const projector = markdownProjector({ extras: () => extras });

/** Projects a text that arrives in the given pieces. */
function project(pieces: readonly string[], { push, end, initial } = projector) {
  let state = initial;
  let spoken = '';
  let spans: OffsetSpans = noSpans;
  const take = (projected: ReturnType<typeof push>) => {
    ({ state } = projected);
    for (const piece of projected.pieces) {
      spoken += piece.spoken;
      spans = addPiece(spans, piece);
    }
  };
  for (const piece of pieces) take(push(state, piece));
  const early = spoken;
  take(end(state));
  return { spoken, early, spans };
}

/** Returns the held text after 20,000 equal characters. */
function projectEndless(sign: string) {
  let state = projector.initial;
  let spoken = '';
  for (const piece of cut(sign.repeat(20_000 / sign.length), 4)) {
    const projected = projector.push(state, piece);
    ({ state } = projected);
    spoken += projected.pieces.map((item) => item.spoken).join('');
  }
  return { state, spoken };
}

const cut = (text: string, size: number) => {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
  return pieces;
};

const mark = (...parts: readonly string[]) => `\uE200${parts.join('\uE202')}\uE201`;

const rows: readonly (readonly [written: string, spoken: string])[] = [
  // Words are spoken unchanged.
  ['Hello there, friend.', 'Hello there, friend.'],
  ['Two  spaces and\na line.', 'Two  spaces and\na line.'],
  ['It is 10:30 and costs $5 (or 4.99).', 'It is 10:30 and costs $5 (or 4.99).'],
  ['snake_case, 2 * 3, 2*3, x**2, a < b, 5 > 3', 'snake_case, 2 * 3, 2*3, x**2, a < b, 5 > 3'],
  ['C# is not #1, AT&T & co, @me', 'C# is not #1, AT&T & co, @me'],
  ['http is a protocol, www too', 'http is a protocol, www too'],
  ['-5 degrees, +1 555, don’t', '-5 degrees, +1 555, don’t'],
  ['if a <b then c>d and x<y and y>z', 'if a <b then c>d and x<y and y>z'],
  ['ภาษาไทย, مرحبا بك, नमस्ते', 'ภาษาไทย, مرحبا بك, नमस्ते'],

  // Emphasis.
  ['Hello **bold** and *it* and ***both***.', 'Hello bold and it and both.'],
  ['_under_ and __strong__', 'under and strong'],
  ['**Note:** read (**this**)!', 'Note: read (this)!'],
  ['这是**重点**内容，日本語**太字**です。', '这是重点内容，日本語太字です。'],
  ['**Bold**text', 'Boldtext'],
  ['an unclosed **one stays', 'an unclosed one stays'],
  ['~~no~~ yes ~5', 'yes ~5'],
  ['\\*not\\* \\# emphasis', '*not* # emphasis'],

  // Blocks.
  ['# Title\n\nText\n## Two ##\nMore', 'Title\n\nText\nTwo \nMore'],
  ['Title\n===\nText', 'Title\nText'],
  ['- one\n* two\n+ three\n  - four\n1. first\n2) second', 'one\ntwo\nthree\nfour\n1. first\n2) second'],
  ['- [ ] open\n- [x] done', 'open\ndone'],
  ['> quote\n> more', 'quote\nmore'],
  ['One\n\n---\n\nTwo\n***\nThree', 'One\nTwo\nThree'],
  ['Before\n```js\nlet a = "**b**";\n```\nafter', 'Before\nafter'],
  ['~~~\n```\n~~~\nafter', 'after'],
  ['Never closed:\n```\ncode\ncode', 'Never closed:'],
  ['See\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\nend', 'See\nend'],
  ['| no table, a line |\nnext', '| no table, a line |\nnext'],
  ['\\[\nE = mc^2\n\\]\nis $$x^2$$ famous', 'E equals m c squared\nis x squared famous'],

  // Inline code, links, pictures, addresses.
  ['It is **5*3** or $y$, not $5 or $6 a*b', 'It is 5*3 or y, not $5 or $6 a*b'],
  ['见`参考https://a.b/c。`和 [参考www.a.b/c 吧](x)', '见参考。和 参考吧'],
  ['word```ไทยwww.', 'wordไทย.'],
  ['It costs $\\$x^2$ now', 'It costs now'],
  ['![img][ref] and `https://a.b/c` and `x https://a.b`', 'and and x'],
  ['Use `snake_case*` and ``a`b``.', 'Use snake_case* and ab.'],
  ['See [the **docs**](https://a.b/c_d) now', 'See the docs now'],
  ['See [the docs][ref].\n\n[ref]: https://a.b\nEnd', 'See the docs.\nEnd'],
  ['![alt](x.png) text ![b](c)', 'text'],
  ['[![alt](i.png)](https://u) text', 'text'],
  ['Visit https://x.com/a_b?c=d, then go', 'Visit, then go'],
  ['Go (see www.a.com). <https://a.b> too', 'Go (see). too'],
  ['[note] and [2024] stay', '[note] and [2024] stay'],

  // Citations, emoji, HTML.
  ['Paris[1] is big [2, 3], they say[^a]【4:0†source】.', 'Paris is big, they say.'],
  ['[^1]: The note', 'The note'],
  ['Hi 👋🏽 there 👨‍👩‍👧, 🇩🇪 1️⃣ ©', 'Hi there, 1 ©'],
  ['Hi👋there', 'Hi there'],
  ['<b>Hi</b> you<br>next &amp; more<!-- no --> <i class="x">it</i>', 'Hi you\nnext & more it'],
  ['a<script>alert("x")</script> b', 'a b'],
  ['&copy; &#65;&#x42; &unknown; &', '© AB &'],

  // Provider marks.
  [
    `Paris ${mark('cite', 'turn0search0', 'turn1news3')} is big${mark('filecite', 'turn0file1', 'L1-L3')}.`,
    'Paris is big.',
  ],
  [mark('cite', 'turn0search0'), ''],
  [`**Bold${mark('cite', 'turn0search0')}** and 「字${mark('cite', 'turn0search0')}」`, 'Bold and 「字」'],
  [
    `In ${mark('entity', '["city","New York","a \\"city\\""]')} and ${mark('url', 'the site', 'turn0search1')}.`,
    'In New York and the site.',
  ],
  ['Cut \uE200cite\uE202turn0search0 off\uE200cite', 'Cut off'],
  ['A \uE203range\uE204\uE206cite\uE202turn0\uE201 here', 'A range here'],
  ['One【12†L3-L9】 two [cite: 1, 2]. [cite_start]Three', 'One two. Three'],
  ['He said【重要】 and [cited] it', 'He said【重要】 and [cited] it'],

  // URLs after words in other scripts, domains, mail addresses.
  ['请访问https://a.b/c，然后看www.c.d。', '请访问，然后看。'],
  ['打开https://a.b了解', '打开了解'],
  ['「https://a.b/文档」を見て', '「」を見て'],
  ['링크는https://a.b/c에서', '링크는 에서'],
  ['رابطhttps://a.b/c هنا', 'رابط هنا'],
  ['देखेंhttps://a.b/c अब', 'देखें अब'],
  ['смhttps://a.b/c тут', 'см тут'],
  ['See docs.a.com/start?x=1#y, or a.com:80/b. a.com', 'See docs.a.com, or a.com:80. a.com'],
  ['ftp://a.b/c and/or 1/2 km/h', 'ftp: and/or 1/2 km/h'],
  ['Write to me@a.com, <j.doe@b.co.uk>. Or @me', 'Write to me at a.com, j.doe at b.co.uk. Or @me'],
  ['邮箱：me@a.com。', '邮箱：me at a.com。'],

  // Entities.
  ['Fish&nbsp;&amp;&nbsp;chips', 'Fish & chips'],
  ['&nbsp;a&#160;b &#xA0;c', ' a b  c'],
  ['It&#8217;s &#x2019;ok&#146; &mdash; &hellip;', 'It’s ’ok’ — …'],
  ['a &amp;nbsp;b &amp;lt; c &amp;foo;', 'a  b < c &foo;'],
  ['a&#8204;b &#8203;c &#128075; d', 'ab c d'],
  ['AT&T; R&DX; Q&A;', 'AT&T; R&DX; Q&A;'],
  ['x &#0; y &#xD800; z &#9999999; &', 'x y z &'],
  ['&am', '&am'],

  // Prices are not formulas. Formulas without words are left out.
  ['It is $5 and $10, or $5-$10, US$5 and 6$.', 'It is $5 and $10, or $5-$10, US$5 and 6$.'],
  ['$$ is cheap, $$$ is not. PATH is $PATH:$HOME', '$$ is cheap, $$$ is not. PATH is $PATH:$HOME'],
  ['so $x^2$ and $y$ and $x = 5$', 'so x squared and y and x equals 5'],
  ['a \\(x^2\\) b \\(see below\\) c \\[y_1\\] d', 'a x squared b (see below) c y sub 1 d'],
  ['\\begin{align}\na &= b\n\\end{align}\nend', 'end'],
  ['C:\\new\\table and \\alpha', 'C:\\new\\table and alpha'],

  // Marks of Markdown variants.
  ['a ==mark== b, ==c d==; a==b, x == y, !== z', 'a mark b, c d; a==b, x == y, !== z'],
  ['这是==重点==内容', '这是重点内容'],
  ['an unclosed ==one stays', 'an unclosed one stays'],
  [':tada: Great! :+1::100:', 'Great!'],
  [
    'At 10:30:45 a:b:c note:this: std::chrono::x 好:tada:的 (:smile:)',
    'At 10:30:45 a:b:c note:this: std::chrono::x 好 的 ()',
  ],
  ['> [!NOTE]\n> Text\n\n> [!tip]- A **title**\n> More', 'Text\n\nA title\nMore'],
  [':::tip\nInner\n:::\n::: warning Mind **it**\nMore\n:::\nEnd', 'Inner\nMind it\nMore\nEnd'],
  [':::note[A title]{.x}\n::::{.y}\nText', 'A title\nText'],
  ['!!! note "A title"\n    Text\n!!! wow it is', 'A title\n    Text\n!!! wow it is'],
  ['┌──┐\n│ Tip │\n└──┘\n├── src\n═══\nend', 'Tip\nsrc\nend'],
  ['+---+---+\n| a |\n+===+\nend', '| a |\nend'],
  [
    'use items[0], items[1], x[2][3], m[0][1], user_ids[4], a[1].b',
    'use items[0], items[1], x[2][3], m[0][1], user_ids[4], a[1].b',
  ],
  ['Paris[1][2] is big.[3] In 2024[4], vitamin C[5]', 'Paris is big. In 2024, vitamin C'],
  [
    'multiple**bold**words, un**believ able**ly, 2**3, a**b**c',
    'multipleboldwords, unbeliev ablely, 2**3, a**b**c',
  ],
  ['**中文。**后面 这是**“重点”**内容 word**“x”**word', '中文。后面 这是“重点”内容 word“x”word'],
];

describe('the spoken text of Markdown', () => {
  it.each(rows)('%j is spoken as %j, however it is cut', (written, spoken) => {
    for (let size = 1; size <= written.length; size += 1)
      expect(project(cut(written, size)).spoken, `in pieces of ${size}`).toBe(spoken);
  });

  it('says a phrase for each code block, if there is one', () => {
    const withPhrase = markdownProjector({ codePhrase: 'The code is in the chat.' });
    const text = 'Look:\n```\na\nb\n```\nDone.';
    for (const size of [1, 2, 5, 100])
      expect(project(cut(text, size), withPhrase).spoken).toBe('Look:\nThe code is in the chat.\nDone.');
  });

  it('passes words on immediately, and buffers only possible markup', () => {
    expect(project(['Hello the']).early).toBe('Hello the');
    expect(project(['One', ' two', ' three.']).early).toBe('One two three.');
    expect(project(['A **bold']).early).toBe('A bold');
    expect(project(['See [the']).early).toBe('See');
  });

  it('comes to an end with a model that does not', () => {
    for (const sign of ['\n', ' ', '#', '-', '[', '`', '|', '<a ', '$']) {
      const { state, spoken } = projectEndless(sign);
      expect(state.held.length, JSON.stringify(sign)).toBeLessThanOrEqual(2_100);
      expect(state.pending.length, JSON.stringify(sign)).toBeLessThan(10);
      expect(spoken.length).toBeLessThanOrEqual(20_000);
    }
  });

  it('begins a new paragraph after an end', () => {
    const { state } = projector.end(projector.push(projector.initial, 'Let me see: ```').state);
    expect(
      projector
        .push(state, '# Title\nwords')
        .pieces.map(({ spoken }) => spoken)
        .join(''),
    ).toBe('Title\nwords');
  });
});

const scraps = fc.constantFrom(
  ...`word * ** _ \` \`\`\` ~~ # > | --- [ ] ( ) ! < > <b> </b> & &amp; \\ $ $$ = x 2 . , h www. https://a.b`.split(
    ' ',
  ),
  ...'👋 👨‍👩‍👧 1️⃣ 重点 【 】 † [1] é ไทย “'.split(' '),
  ...'\uE200 \uE201 \uE202 cite [cite: @ . / : :: :a: == === ::: [! :// .com a.com/ nbsp; amp; &nbsp; \\( \\) \\[ \\] ^2 _1 { } \\alpha \\frac{ $x^2$ !!! ─ │ items [0] ** “ h'.split(
    ' ',
  ),
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '- ',
  '1. ',
);

describe('properties of the projection', () => {
  it('the cut makes no difference, the pieces cover the text once, and offsets only grow', () => {
    const texts = fc.array(scraps, { maxLength: 24 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (text, sizes) => {
        const pieces: string[] = [];
        for (let at = 0, n = 0; at < text.length; n += 1) {
          const size = sizes[n % sizes.length] ?? 1;
          pieces.push(text.slice(at, at + size));
          at += size;
        }
        const whole = project([text]);
        const parts = project(pieces);
        expect(parts.spoken).toBe(whole.spoken);
        expect(parts.spans.written).toBe(text.length);
        let last = 0;
        for (let spoken = 0; spoken <= parts.spoken.length; spoken += 1) {
          const offset = writtenOffset(parts.spans, spoken);
          expect(offset).toBeGreaterThanOrEqual(last);
          expect(offset).toBeLessThanOrEqual(text.length);
          last = offset;
        }
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the position of a spoken word in the written text', () => {
  it.each([
    ['**Bold** move', 'Bold', '**Bold**'],
    ['A [link](https://x.y) here', 'A link', 'A [link](https://x.y)'],
    ['Fish &amp; chips', 'Fish &', 'Fish &amp;'],
    ['One 👋 two', 'One', 'One'],
    ['One 👋 two', 'One two', 'One 👋 two'],
    ['- first\n- second', 'first\nsec', '- first\n- sec'],
    ['Look:\n```\ncode\n```\nDone now', 'Look:\nDone', 'Look:\n```\ncode\n```\nDone'],
  ])('of %j, when %j was said, this was: %j', (written, said, expected) => {
    for (const size of [1, 3, 100]) {
      const { spoken, spans } = project(cut(written, size));
      expect(spoken.startsWith(said)).toBe(true);
      expect(written.slice(0, writtenOffset(spans, said.length))).toBe(expected);
    }
  });
});
