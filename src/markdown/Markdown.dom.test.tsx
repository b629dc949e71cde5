import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Markdown } from './Markdown.js';
import MarkdownBlocks from './MarkdownBlocks.js';

afterEach(cleanup);

const show = (text: string, streaming = false) =>
  render(<MarkdownBlocks text={text} streaming={streaming} />).container;

const links = (root: HTMLElement) => [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'));

describe('Markdown', () => {
  it('is elements, with headings below those of the page', () => {
    const root = show(
      '# Plan\n\n1. **Alfama** and `castle`\n2. ~~Belém~~\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    );
    expect(root.querySelector('h4')?.textContent).toBe('Plan');
    expect(root.querySelector('h1')).toBeNull();
    expect([...root.querySelectorAll('li')]).toHaveLength(2);
    expect(root.querySelector('strong')?.textContent).toBe('Alfama');
    expect(root.querySelector('del')?.textContent).toBe('Belém');
    expect(root.querySelectorAll('td')).toHaveLength(2);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe src="javascript:alert(1)"></iframe>',
    'text <b onclick="alert(1)">b</b>',
    '<a href="javascript:alert(1)">x</a>',
    '<!-- comment --><style>*{display:none}</style>',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  ])('never is HTML: %s', (text) => {
    const root = show(text);
    expect(root.querySelector('script, img, svg, iframe, b, style, form, math, a')).toBeNull();
    expect(root.textContent).toContain(text.replaceAll(/\s+/g, ' ').slice(0, 8).trim());
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JAVASCRIPT:alert(1))',
    '[x](java&#x09;script:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox)',
    '<javascript:alert(1)>',
    '[x][y]\n\n[y]: javascript:alert(1)',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
    '[x](/relative) [y](#z)',
  ])('has no link to where it may not lead: %s', (text) => {
    expect(links(show(text))).toEqual([]);
  });

  it('opens links apart, says where they lead, and fetches no picture', () => {
    const root = show('[my bank](https://evil.example/login) and ![a chart](https://tracker.example/p.png)');
    const [link] = root.querySelectorAll('a');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(link?.getAttribute('target')).toBe('_blank');
    expect(link?.textContent).toBe('my bank (evil.example)');
    expect(links(root)).toEqual(['https://evil.example/login', 'https://tracker.example/p.png']);
    expect(root.querySelector('img')).toBeNull();
  });

  it.each([
    ['[https://www.paypal.com/login](https://pal.com/)', 'https://www.paypal.com/login (pal.com)'],
    ['[**https://paypal.com**](https://evil.example/)', 'https://paypal.com (evil.example)'],
    ['[write to us](mailto:help@evil.example)', 'write to us (help@evil.example)'],
    ['[\u202Emoc.lapyap\u202C](https://evil.example/)', 'moc.lapyap (evil.example)'],
    ['[a\u2069\u202Eb `c\u202Ed`](https://evil.example/)', 'ab cd (evil.example)'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['help@example.com', 'help@example.com'],
  ])('shows the target of a link, with its own text direction: %j', (text, shown) => {
    const link = show(text).querySelector('a');
    expect(link?.textContent).toBe(shown);
    expect(link?.firstElementChild?.tagName).toBe('BDI');
    expect(link?.querySelector('span bdi')?.getAttribute('dir') ?? 'ltr').toBe('ltr');
  });

  it.each(['The first (~$1.50) and second (~$10) cost little.', 'About ~5 to ~10 of ~all~ them'])(
    'strikes nothing out with single tildes: %s',
    (text) => {
      for (const streaming of [false, true]) {
        const root = show(text, streaming);
        expect(root.querySelector('del')).toBeNull();
        expect(root.textContent).toBe(text);
      }
    },
  );

  it.each([
    ['**中文。**后面', '中文。'],
    ['前面**“重点”**后面', '“重点”'],
    ['これは**「太字」**です', '「太字」'],
    ['한국어**(강조)**입니다', '(강조)'],
  ])('shows no stars around emphasis in scripts without spaces: %s', (text, emphasized) => {
    for (const streaming of [false, true]) {
      const root = show(text, streaming);
      expect(root.querySelector('strong')?.textContent).toBe(emphasized);
      expect(root.textContent).toBe(text.replaceAll('*', ''));
    }
  });

  it('closes incomplete syntax only while it streams', () => {
    expect(show('It is **very im', true).querySelector('strong')?.textContent).toBe('very im');
    expect(show('It is **very im').textContent).toBe('It is **very im');
    const half = show('See [the docs](https://exam', true);
    expect(half.textContent).toBe('See the docs');
    expect(links(half)).toEqual([]);
    expect(show('```ts\nconst a', true).querySelector('code')?.textContent).toBe('const a\n');
  });

  it('keeps what was parsed while the text grows', () => {
    const first = `${'word '.repeat(200)}\n\n`;
    const { container, rerender } = render(<MarkdownBlocks text={`${first}And`} streaming />);
    const paragraph = container.querySelector('p');
    rerender(<MarkdownBlocks text={`${first}And **so** on`} streaming />);
    expect(container.querySelector('p')).toBe(paragraph);
    expect(container.querySelector('strong')?.textContent).toBe('so');
  });

  it('shows plain text until the parser has loaded', async () => {
    const { container, findByText } = render(<Markdown text="**soon**" />);
    expect(container.textContent).toBe('**soon**');
    expect((await findByText('soon')).tagName).toBe('STRONG');
  });

  it('shows what nests without end as it is, at once', () => {
    const text = '> '.repeat(10_000);
    const { container } = render(<Markdown text={text} />);
    expect(container.textContent).toBe(text);
    expect(show(text).textContent).toBe(text);
  });
});
