import { Parser } from 'commonmark';
import MarkdownIt from 'markdown-it';
import { expect } from 'vitest';

/** The unsafe parts that a Markdown reader finds in a text, and the text that it renders. */
export interface Verdict {
  readonly html: readonly string[];
  readonly addresses: readonly string[];
  readonly images: number;
}

/** Returns the verdict of CommonMark's reference implementation. */
export function commonmarkVerdict(markdown: string): Verdict {
  const html: string[] = [];
  const addresses: string[] = [];
  let images = 0;
  const walker = new Parser().parse(markdown).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    if (!event.entering) continue;
    const { type, literal, destination } = event.node;
    if (type === 'html_inline' || type === 'html_block') html.push(literal ?? '');
    if (type === 'link') addresses.push(destination ?? '');
    if (type === 'image') images += 1;
  }
  return { html, addresses, images };
}

const reader = new MarkdownIt({ html: true, linkify: true });
// Its own URL check is off: the input must be safe for readers that check nothing.
reader.validateLink = () => true;

/** Returns the verdict of markdown-it, with HTML, tables, bare links and no URL check. */
export function markdownItVerdict(markdown: string): Verdict {
  const html: string[] = [];
  const addresses: string[] = [];
  let images = 0;
  const look = (tokens: ReturnType<(typeof reader)['parse']>): void => {
    for (const token of tokens) {
      if (token.type === 'html_inline' || token.type === 'html_block') html.push(token.content);
      if (token.type === 'link_open') addresses.push(String(token.attrGet('href')));
      if (token.type === 'image') images += 1;
      if (token.children) look(token.children);
    }
  };
  look(reader.parse(markdown, {}));
  return { html, addresses, images };
}

const isSafe = (address: string) => /^(?:https?:\/\/|mailto:)/.test(address);

function expectSafe(markdown: string, { html, addresses, images }: Verdict): void {
  expect(html, markdown).toEqual([]);
  expect(
    addresses.filter((address) => !isSafe(address)),
    markdown,
  ).toEqual([]);
  expect(images, markdown).toBe(0);
}

/** Fails if either reader finds HTML, an image or an unsafe link. */
export function expectSafeMarkdown(markdown: string): void {
  expectSafe(markdown, commonmarkVerdict(markdown));
  expectSafe(markdown, markdownItVerdict(markdown));
}
