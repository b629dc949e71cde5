'use client';

import { createContext, type ReactNode } from 'react';

/** Something that stands behind a place of a text: the number of a source, or that the model took words back. */
export interface TextMark {
  /** In characters of the text. */
  readonly at: number;
  /** Where words begin that the model took back; they end at `at`. */
  readonly struckFrom?: number;
  readonly node: ReactNode;
}

/**
 * Renders a model's text. `streaming`: the text is not complete. `marks`: the numbers of the sources, in their order; a
 * renderer that cannot place them leaves them out, as the list below the answer has them too.
 */
export type RenderText = (text: string, streaming: boolean, marks?: readonly TextMark[]) => ReactNode;

/** The renderer of the nearest provider; `null`: plain text. */
export const RenderTextContext = createContext<RenderText | null>(null);
