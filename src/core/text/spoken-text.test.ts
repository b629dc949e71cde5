import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenDeltas, spokenText } from './spoken-text.js';

const cut = (text: string, size: number) =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));

describe('spokenText', () => {
  it.each([
    ['**a**', 'emphasis', '**'],
    ['`a` b', 'inline-code', '`'],
    ['# a', 'heading', '# '],
    ['> a', 'quote', '> '],
    ['- a', 'list', '- '],
    ['a\n\n---\nb', 'divider', '---\n'],
    ['a\n```js\nlet b;\n```\nc', 'code-block', '```js\nlet b;\n```\n'],
    ['| a |\n|---|\n| b |\n', 'table', '| a |\n|---|\n| b |\n'],
    ['[a](https://b.c)', 'link', '['],
    ['a ![b](c.png)', 'image', '![b](c.png)'],
    ['[a]: https://b.c\nd', 'definition', '[a]: https://b.c\n'],
    ['a https://b.c d', 'address', 'https://b.c'],
    ['a.com/b c', 'address', '/b'],
    ['a ~~b~~ c', 'struck', '~~b~~'],
    ['a ==b== c', 'highlight', '=='],
    ['a \\* b', 'escape', '\\*'],
    ['a \\(\\int b\\) c', 'formula', '\\(\\int b\\)'],
    ['a &nosuch; c', 'entity', '&nosuch;'],
    ['Paris[1] b', 'citation', '[1]'],
    ['a \uE200cite\uE202b\uE201 c', 'citation', '\uE200cite\uE202b\uE201'],
    ['a 👋 b', 'emoji', '👋'],
    ['a :tada: b', 'emoji', ':tada:'],
    ['a <i>b</i>', 'html', '<i>'],
    ['a <!-- b --> c', 'html', '<!-- b -->'],
    ['> [!NOTE]\n> a', 'box', '[!NOTE]\n'],
    ['[happy] a', 'cue', '[happy] '],
    ['**a** [Sad] _b_', 'cue', '[Sad] '],
    ['a [warm]', 'cue', '[warm]'],
  ])('names the rule for a piece of %j: %s', (written, rule, piece) => {
    const { removed } = spokenText(written);
    expect(removed).toContainEqual(expect.objectContaining({ rule, written: piece }));
    for (const { start, end, written: found } of removed) expect(written.slice(start, end)).toBe(found);
  });

  it('says what replaces a piece', () => {
    const { text, removed } = spokenText('Look: $x^2$ &copy;\n```\nlet a;\n```', {
      codePhrase: 'Some code.',
    });
    expect(text).toBe('Look: x squared ©\nSome code.');
    expect(removed.map(({ rule, spoken }) => [rule, spoken])).toEqual([
      ['formula', 'x squared'],
      ['entity', '©'],
      ['code-block', 'Some code.'],
      ['code-block', ''],
    ]);
  });

  it.each([
    ['see matrix[i][j] and a[i][j][k].', 'see matrix[i][j] and a[i][j][k].'],
    ['see [the docs][1].', 'see the docs.'],
    ['<details><summary>More</summary>Hidden</details>', 'More\nHidden'],
    ['<table><tr><td>One</td><td>Two</td></tr></table>', 'One\n\nTwo'],
    ["If $f'(x) = 2x$, then", 'If f prime of x equals 2 x, then'],
    ["$g''(t)$", 'g prime prime of t'],
    ['$x \\in A \\cup B$', 'x is in A union B'],
    ['$p \\implies q$', 'p implies q'],
    ['Rome is old[citation:3][citation:5].', 'Rome is old.'],
    ['Rome is old:contentReference[oaicite:0]{index=0}.', 'Rome is old.'],
    ['Rome is old :contentReference[oaicite:1], and big.', 'Rome is old, and big.'],
    ['The word: content is :content here.', 'The word: content is :content here.'],
    ['【turn0search3】Rome is old【turn1view0†L12】.', 'Rome is old.'],
    ['Rome is old[[1]](https://a.b/c).', 'Rome is old.'],
    [
      'Old.<grok:render card_id="1"><argument name="citation_id">0</argument></grok:render> Yes.',
      'Old. Yes.',
    ],
    ['**Note:** $n!$ and $(n+1)!$.', 'Note: n factorial and n plus 1, factorial.'],
    [
      'If $|x| < 5$ and $|x|^2 = 4$, then',
      'If the absolute value of x is less than 5 and the absolute value of x squared equals 4, then',
    ],
    ['The answer is $\\boxed{x = 5}$ or \\boxed{42}.', 'The answer is x equals 5 or 42.'],
    ['$n \\neq m!$, so wait!', 'n is not equal to m factorial, so wait!'],
    ['First (~$1.50) and second (~$10) cost more.', 'First (~$1.50) and second (~$10) cost more.'],
    ['A$5 and R$10, C$7 then $8.', 'A$5 and R$10, C$7 then $8.'],
    ['It costs $5, not $10 or US$20.', 'It costs $5, not $10 or US$20.'],
  ])('says %j as %j', (written, spoken) => {
    expect(spokenText(written).text.trim()).toBe(spoken);
  });

  it.each([
    ['en', 'x squared, not equal'],
    ['de', 'x Quadrat, not equal'],
    ['pt-BR', 'x ao quadrado, not equal'],
    ['zh-Hans', 'x的平方, not equal'],
    ['fr', 'x au carré, not equal'],
    ['ja', 'xの二乗, not equal'],
    ['nl', ', not equal'],
  ])('says formulas in %s', (language, spoken) => {
    expect(spokenText('$x^2$, not equal', { language }).text).toBe(spoken);
  });

  it.each([
    ['so $x^2$ and $y$, $x = 5$.', 'so x squared and y, x equals 5.'],
    ['a \\(\\frac{a+b}{2}\\) b $$\\sqrt{x}$$ c', 'a a plus b, over 2 b the square root of x c'],
    ['\\[\nE = mc^2\n\\]\nend', 'E equals m c squared\nend'],
    ['The angle \\alpha_1 and \\frac{1}{2}', 'The angle alpha sub 1 and 1 over 2'],
    ['**$x^2$** and - $\\pi$-day', 'x squared and - pi-day'],
    ['- $a \\le b$\n- $\\int_0^1 f$', 'a is less than or equal to b'],
    ['当$x^2$时，$`y`$。', '当x squared时，y。'],
    ['Never closed: \\(x^2', 'Never closed:'],
    ['&hearts; &Eacute;t&eacute; &amp;rarr; &nosuch; end', 'Été → end'],
    ['a&zwj;b', 'ab'],
    ['Old:contentReference[oaicite:12]{index=3}. Next: content', 'Old. Next: content'],
    ['Old[citation:1], [city] and [cited]', 'Old, [city] and [cited]'],
    ['$|x|!$ and \\boxed{7}', 'the absolute value of x factorial and 7'],
    ['$50\\%$ of it', '50 percent of it'],
    ['詳細はhttps://ja.wikipedia.org/wiki/東京を見て。', '詳細はを見て。'],
    ['https://ja.wikipedia.org/wiki/データ_(コンピュータ)を参照', 'を参照'],
    ['https://a.jp/検索?q=東京タワーで検索', 'で検索'],
    ['见https://zh.wikipedia.org/wiki/北京了解更多。', '见了解更多。'],
    ['请看 https://a.cn/路径/页面 的内容', '请看的内容'],
    ['访问a.com/路径看看', '访问a.com 看看'],
    ['https://ko.wikipedia.org/wiki/서울을 보세요', '보세요'],
    ['ดูhttps://a.th/xครับ', 'ดูครับ'],
    ['公式サイト https://a.jp をご覧ください', '公式サイトをご覧ください'],
    ['東京[1]は都[2]。', '東京は都。'],
    ['東京\uE200cite\uE202turn0search3\uE201は都', '東京は都'],
    ['すごい 🎉 次へ', 'すごい 次へ'],
    ['__重要__的 snake_case_x', '重要的 snake_case_x'],
    ['“https://a.cn/x”好 (见https://a.cn/a_(b))', '“”好 (见)'],
    ['Azure says so [doc1][doc2].', 'Azure says so.'],
    ['Raw data:image/png;base64,iVBORw0KGgo= and data:image', 'Raw data and data:image'],
  ])('of %j is %j, however it is cut', (written, spoken) => {
    for (const size of [1, 2, 3, 5, 7, 1000])
      expect(spokenDeltas(cut(written, size), {}).text, `in pieces of ${size}`).toBe(spoken);
  });

  it.each([
    ['![x](data:image/png;base64,#)', 'Look end.'],
    ['[my file](https://a.b/#)', 'Look my file end.'],
    ['data:image/png;base64,#', 'Look data end.'],
    ['https://a.b/#', 'Look end.'],
  ])('leaves out all of %j if # is 5,000 characters, however it is cut', (written, spoken) => {
    const text = `Look ${written.replace('#', 'iVBORw0KGg'.repeat(500))} end.`;
    for (const size of [1, 7, 1000, 10_000])
      expect(spokenDeltas(cut(text, size), {}).text, `in pieces of ${size}`).toBe(spoken);
  });

  it('covers the written text, and removes the same however it is cut', () => {
    const scrap = fc.constantFrom(
      ...'word ** _ ` ``` ~~ # > | --- [ ] ( ) ! <b> &amp; &hearts; \\( \\) \\frac{ } $ $$ $x^2$ ^2 _1 \\pi = == 2 . :a: :: 👋 重点 [1] https://a.b/c a.com/ @ \uE200 \uE201'.split(
        ' ',
      ),
      ' ',
      '\n',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), (scraps, size) => {
        const written = scraps.join('');
        const whole = spokenText(written);
        const parts = spokenDeltas(cut(written, size), {});
        expect(parts.text).toBe(whole.text);
        for (const { start, end, written: found } of parts.removed)
          expect(written.slice(start, end)).toBe(found);
        expect(parts.pieces.reduce((sum, piece) => sum + piece.written, 0)).toBe(written.length);
      }),
      { numRuns: 300 },
    );
  });
});
