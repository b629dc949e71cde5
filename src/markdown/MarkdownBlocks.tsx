'use client';

import { memo, useState, type ReactNode } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remend from 'remend';
import { cjkPlugins } from './cjk-emphasis.js';
import { GrowingChunks } from './markdown-chunks.js';
import { safeUrl } from './safe-url.js';
import { SafeLink } from './SafeLink.js';
import { isTooDeep } from './too-deep.js';

interface MarkdownBlocksProps {
  readonly text: string;
  readonly streaming: boolean;
}

/** What is half written is closed; a link without its end is only its words. */
const closing = { linkMode: 'text-only', htmlTags: false } as const;

export default function MarkdownBlocks({ text, streaming }: MarkdownBlocksProps): ReactNode {
  const [growing] = useState(() => new GrowingChunks());
  const chunks = growing.cut(text);
  return chunks.map(({ start, text: chunk, head }, index) => (
    <Chunk key={start} head={head} text={chunk} isOpen={streaming && index === chunks.length - 1} />
  ));
}

/** One tilde is a sign: `(~$1.50) and (~$10)`. */
const plugins: NonNullable<Options['remarkPlugins']> = [[remarkGfm, { singleTilde: false }], ...cjkPlugins];

interface ChunkProps {
  readonly head: string;
  readonly text: string;
  readonly isOpen: boolean;
}

const Chunk = memo(function Chunk({ head, text, isOpen }: ChunkProps) {
  if (isTooDeep(text)) return <div className="persona-markdown-plain">{text}</div>;
  const whole = head + text;
  return (
    <div className="persona-markdown" dir="auto">
      <ReactMarkdown remarkPlugins={plugins} urlTransform={safeUrl} components={components}>
        {isOpen ? remend(whole, closing) : whole}
      </ReactMarkdown>
    </div>
  );
});

const components: Components = {
  a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
  img: ({ src, alt }) => (
    <SafeLink href={typeof src === 'string' ? src : undefined}>{alt === '' ? '🖼' : alt}</SafeLink>
  ),
  // Below the headings of the surrounding page.
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
