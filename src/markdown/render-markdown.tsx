'use client';

import type { ReactNode } from 'react';
import { Markdown } from './Markdown.js';
import type { MarkdownMark } from './place-marks.js';

/**
 * Shows messages and thoughts as Markdown: for `renderMarkdown` of `PersonaChat` and `PersonaProvider`, and `render` of
 * `ReasoningSettingsProvider`. Needs the optional peers `react-markdown` ^10, `remark-gfm` ^4 and `remend` ^1, which are
 * loaded with the first text that is shown; until then, and where they cannot be loaded, the text is shown as it is.
 *
 * @example
 * <PersonaChat {...options} renderMarkdown={renderMarkdown} />
 */
export function renderMarkdown(text: string, streaming: boolean, marks?: readonly MarkdownMark[]): ReactNode {
  return <Markdown text={text} streaming={streaming} marks={marks} />;
}
