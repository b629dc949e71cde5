'use client';

import type { ReactNode } from 'react';
import { Markdown } from './Markdown.js';

/**
 * Shows thoughts as Markdown: for `renderReasoning` of `PersonaChat`, `PersonaProvider` and `ReasoningSettingsProvider`.
 * Needs the optional peers `react-markdown` ^10, `remark-gfm` ^4 and `remend` ^1, which are loaded with the first
 * thought that is shown; until then, and where they cannot be loaded, the text stands as it is.
 *
 * @example
 * <PersonaChat {...options} renderReasoning={renderMarkdown} />
 */
export function renderMarkdown(text: string, streaming: boolean): ReactNode {
  return <Markdown text={text} streaming={streaming} />;
}
