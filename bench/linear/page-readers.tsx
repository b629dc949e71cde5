import { renderToStaticMarkup } from 'react-dom/server';
import { captionPage } from '../../src/react/captions/caption-text.js';
import { findHits, foldText } from '../../src/react/reasoning/text-search.js';
import { GrowingBlocks } from '../../src/react/shared/message-text/block-groups.js';
import { endOfHeard } from '../../src/react/shared/renderer/end-of-heard.js';
import { GrowingChunks } from '../../src/markdown/markdown-chunks.js';
import MarkdownBlocks from '../../src/markdown/MarkdownBlocks.js';
import type { Reader } from './reader.js';

/** Does the work that a page does for each delta: parses only the open chunk, because finished chunks do not change. */
function streamMarkdown(pieces: readonly string[]): number {
  const growing = new GrowingChunks();
  let text = '';
  let before = 0;
  let size = 0;
  for (const piece of pieces) {
    const chunks = growing.cut((text += piece));
    for (const chunk of chunks.slice(before))
      size += renderToStaticMarkup(<MarkdownBlocks text={chunk.head + chunk.text} streaming />).length;
    before = chunks.length - 1;
  }
  return size;
}

function growBlocks(pieces: readonly string[]): number {
  const growing = new GrowingBlocks();
  let text = '';
  let size = 0;
  for (const piece of pieces) size += growing.cut((text += piece)).length;
  return size;
}

function search(pieces: readonly string[]): number {
  const text = pieces.join('');
  return findHits(foldText(text), text.slice(0, 2)).length;
}

function caption(pieces: readonly string[]): number {
  const written = pieces.join('');
  let at = 0;
  let size = 0;
  for (const piece of pieces) {
    at += piece.length;
    const page = captionPage({ written, heard: written.slice(0, at) });
    size += (page?.heard ?? '').length;
  }
  return size;
}

export const pageReaders: readonly Reader[] = [
  { name: 'markdown', read: streamMarkdown, least: 8_000, most: 32_000, sizes: [Infinity, 200] },
  { name: 'text-blocks', read: growBlocks, most: 64_000, sizes: [Infinity, 200] },
  { name: 'search', read: search, sizes: [Infinity] },
  { name: 'captions', read: caption, most: 64_000, sizes: [200] },
  { name: 'end-of-heard', read: (pieces) => endOfHeard(pieces.join(''), pieces.join('')), sizes: [Infinity] },
];
