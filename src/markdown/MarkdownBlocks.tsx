'use client';

import { memo, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remend from 'remend';
import { markdownChunks } from './markdown-chunks.js';
import { safeUrl } from './safe-url.js';
import { SafeLink } from './SafeLink.js';

interface MarkdownBlocksProps {
  readonly text: string;
  readonly streaming: boolean;
}

/** Parsed with every delta up to this length; a longer one that has not ended stands as it is until it has. */
const LONGEST_OPEN = 20_000;

/** What is half written is closed; a link without its end is only its words. */
const closing = { linkMode: 'text-only', htmlTags: false } as const;

export default function MarkdownBlocks({ text, streaming }: MarkdownBlocksProps): ReactNode {
  const chunks = markdownChunks(text);
  return chunks.map(({ start, text: chunk }, index) => {
    const isOpen = streaming && index === chunks.length - 1;
    if (isOpen && chunk.length > LONGEST_OPEN) {
      return (
        <div key={start} className="persona-markdown-plain">
          {chunk}
        </div>
      );
    }
    return <Chunk key={start} text={isOpen ? remend(chunk, closing) : chunk} />;
  });
}

const plugins = [remarkGfm];

const Chunk = memo(function Chunk({ text }: { readonly text: string }) {
  return (
    <div className="persona-markdown" dir="auto">
      <ReactMarkdown remarkPlugins={plugins} urlTransform={safeUrl} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
});

const components: Components = {
  a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
  img: ({ src, alt }) => (
    <SafeLink href={typeof src === 'string' ? src : undefined}>{alt === '' ? '🖼' : alt}</SafeLink>
  ),
  // Below the headings of the page that it stands in.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h5>{children}</h5>,
  h3: ({ children }) => <h6>{children}</h6>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  table: ({ children }) => (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard has to be able to scroll it
    <div className="persona-markdown-table" role="group" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};
