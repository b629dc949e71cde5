'use client';

import type { ReactNode } from 'react';
import { Markdown } from './Markdown.js';
import type { MarkdownMark } from './place-marks.js';

/**
 * Renders messages and thoughts as Markdown. Pass it as `renderMarkdown` to `PersonaChat` and `PersonaProvider`, or as
 * `render` to `ReasoningSettingsProvider`, and import `anam-react/markdown.css` after `styles.css`. It needs the
 * optional peers `react-markdown` ^10, `remark-gfm` ^4 and `remend` ^1, which are loaded with the first text. Until
 * then, and if they cannot be loaded, it shows plain text.
 *
 * @example
 * <PersonaChat {...options} renderMarkdown={renderMarkdown} />
 */
export function renderMarkdown(text: string, streaming: boolean, marks?: readonly MarkdownMark[]): ReactNode {
  return <Markdown text={text} streaming={streaming} marks={marks} />;
}
