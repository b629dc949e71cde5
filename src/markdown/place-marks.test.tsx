import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import MarkdownBlocks from './MarkdownBlocks.js';

/** Renders a text in which `^` is the position of a mark. */
function marked(source: string): string {
  const pieces = source.split('^');
  const marks = pieces.slice(0, -1).map((_, index) => ({
    at: pieces.slice(0, index + 1).join('').length,
    node: <b key={index}>{index + 1}</b>,
  }));
  const html = renderToStaticMarkup(
    <MarkdownBlocks text={pieces.join('')} streaming={false} marks={marks} />,
  );
  return html.replaceAll(/<\/?div[^>]*>|\n/g, '').replaceAll(/ dir="auto"/g, '');
}

it.each([
  ['It is late.^ Go home.', '<p>It is late.<b>1</b> Go home.</p>'],
  ['It is late.^', '<p>It is late.<b>1</b></p>'],
  ['One.^ Two.^', '<p>One.<b>1</b> Two.<b>2</b></p>'],
  ['It is **very^ late**.', '<p>It is <strong>very<b>1</b> late</strong>.</p>'],
  ['It is **late**^.', '<p>It is <strong>late</strong><b>1</b>.</p>'],
  ['Run `npm^ i` now', '<p>Run <code>npm i</code><b>1</b> now</p>'],
  ['- one^\n- two^', '<ul><li>one<b>1</b></li><li>two<b>2</b></li></ul>'],
  ['Fish &amp; chips^ are', '<p>Fish &amp; chips are<b>1</b></p>'],
])('puts the numbers of %j where they belong', (source, html) => {
  expect(marked(source)).toBe(html);
});

it('never puts a button into a link', () => {
  expect(marked('See [the d^ocs](https://a.example/).')).toMatch(/<\/a><b>1<\/b>\./);
});

it('finds the place in a long text that is parsed in chunks', () => {
  const html = marked(`${'word '.repeat(200)}\n\nThe second^ chunk.`);
  expect(html).toContain('The second<b>1</b> chunk.');
});

it('waits for the end of the text', () => {
  const marks = [{ at: 2, node: <b>1</b> }];
  const html = renderToStaticMarkup(<MarkdownBlocks text="It is" streaming marks={undefined} />);
  expect(html).not.toContain('<b>');
  expect(renderToStaticMarkup(<MarkdownBlocks text="It is" streaming={false} marks={marks} />)).toContain(
    '<b>',
  );
});
