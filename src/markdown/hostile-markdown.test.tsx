import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import MarkdownBlocks from './MarkdownBlocks.js';

describe('hostile Markdown', () => {
  it.each(['~a~', '*a _b ', '[a](', 'a@b.c ', ']', '`a', '<a ', '&amp', '| a ', '- a\n', '```\n'])(
    'takes 50 kB of %j',
    (unit) => {
      const text = unit.repeat(50_000 / unit.length);
      const started = performance.now();
      const html = renderToStaticMarkup(<MarkdownBlocks text={text} streaming={false} />);
      expect(performance.now() - started).toBeLessThan(20_000);
      expect(html).not.toBe('');
    },
  );
});
