'use client';

import { memo, useMemo, useState, type ReactNode } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remend from 'remend';
import { cjkPlugins } from './cjk-emphasis.js';
import { markElement, placeMarks, type MarkdownMark } from './place-marks.js';
import { GrowingChunks } from './markdown-chunks.js';
import { safeUrl } from './safe-url.js';
import { SafeLink } from './SafeLink.js';
import { isTooDeep } from './too-deep.js';

interface MarkdownBlocksProps {
  readonly text: string;
  readonly streaming: boolean;
  readonly marks?: readonly MarkdownMark[] | undefined;
}

/** Closes unfinished syntax. A link without an end is shown as plain text. */
const closing = { linkMode: 'text-only', htmlTags: false } as const;

export default function MarkdownBlocks({ text, streaming, marks }: MarkdownBlocksProps): ReactNode {
  const [growing] = useState(() => new GrowingChunks());
  const chunks = growing.cut(text);
  return chunks.map(({ start, text: chunk, head }, index) => (
    <Chunk
      key={start}
      head={head}
      text={chunk}
      isOpen={streaming && index === chunks.length - 1}
      start={start}
      marks={marks}
    />
  ));
}

/** A single tilde is a literal character: `(~$1.50) and (~$10)`. */
const plugins: NonNullable<Options['remarkPlugins']> = [[remarkGfm, { singleTilde: false }], ...cjkPlugins];

interface ChunkProps {
  readonly head: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly start: number;
  readonly marks: readonly MarkdownMark[] | undefined;
}

const Chunk = memo(function Chunk({ head, text, isOpen, start, marks }: ChunkProps) {
  const marked = useMarks({ head, text, start, marks });
  if (isTooDeep(text)) return <div className="persona-markdown-plain">{text}</div>;
  const whole = head + text;
  return (
    <div className="persona-markdown" dir="auto">
      <ReactMarkdown {...marked} urlTransform={safeUrl}>
        {isOpen ? remend(whole, closing) : whole}
      </ReactMarkdown>
    </div>
  );
});

/** Returns the plugins and components that insert the marks of this chunk. */
function useMarks({ head, text, start, marks }: Omit<ChunkProps, 'isOpen'>) {
  return useMemo(() => {
    const here = marks?.filter(({ at }) => at > start && at <= start + text.length) ?? [];
    if (here.length === 0) return { remarkPlugins: plugins, components };
    const offsets = here.map(({ at }) => at - start + head.length);
    // React's types do not know this element.
    const Mark = ({ 'data-index': index }: { readonly 'data-index'?: string }) => here[Number(index)]?.node;
    return {
      remarkPlugins: [...plugins, placeMarks(offsets)],
      components: { ...components, [markElement]: Mark } as Components,
    };
  }, [head, text, start, marks]);
}

const components: Components = {
  a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
  img: ({ src, alt }) => (
    <SafeLink href={typeof src === 'string' ? src : undefined}>{alt === '' ? '🖼' : alt}</SafeLink>
  ),
  // Headings are placed below those of the surrounding page.
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h5>{children}</h5>,
  h3: ({ children }) => <h6>{children}</h6>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  table: ({ children }) => (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
    <div className="persona-markdown-table" role="group" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};
