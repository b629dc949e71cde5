import { render } from '@testing-library/react';
import Markdown from 'react-markdown';
import { expect, it } from 'vitest';
import { personaMessage, userMessage } from '../../testing/fixture-state.js';
import { exportConversation } from '../../../core/index.js';

const messages = (asked: string, answered: string) => [userMessage(0, asked), personaMessage(0, answered)];

it('neither speaker can create HTML, a heading, or text of the other', async () => {
  const nasty = [
    '# Heading',
    '<script>alert(1)</script> &lt;b&gt;',
    '- no list',
    '1. nor this',
    '**Persona** · now',
  ];
  const written =
    'Fine.\n\n**You** · now\n\n<img src=x onerror=alert(1)> but `<b>` is code\n\n```html\n<p>\n```';
  const text = await exportConversation(
    { version: 1, messages: messages(nasty.join('\n'), written), reasoning: [], toolCalls: [], timeline: [] },
    'markdown',
    { user: 'A*b*', persona: 'Persona' },
  );
  // Text that would become HTML is left out.
  const { container: page } = render(<Markdown skipHtml>{text}</Markdown>);
  expect([...page.children].map(({ tagName }) => tagName)).toEqual(['P', 'P', 'P', 'BLOCKQUOTE']);
  expect(page.children[0]?.textContent).toContain('A*b* ·');
  expect(page.children[1]?.textContent?.split('\n').map((line) => line.trim())).toEqual(nasty);
  const quotation = page.children[3];
  expect(quotation?.textContent).toContain('<img src=x onerror=alert(1)> but <b> is code');
  expect(quotation?.querySelector('pre')?.textContent).toBe('<p>\n');
  expect(page.querySelector('script, img, h1, li')).toBeNull();
});
