'use client';

import { createContext, type ReactNode } from 'react';

/** A mark after a position in a text: the number of a source, or a withdrawal by the model. */
export interface TextMark {
  /** In characters of the text. */
  readonly at: number;
  /** The start of the words that the model withdrew. They end at `at`. */
  readonly struckFrom?: number;
  readonly node: ReactNode;
}

/**
 * Renders a model's text. `streaming`: the text is not complete. `marks`: the numbers of the sources, in order. A
 * renderer that cannot place them may omit them, because the list below the answer also has them.
 */
export type RenderText = (text: string, streaming: boolean, marks?: readonly TextMark[]) => ReactNode;

/** The renderer of the nearest provider; `null`: plain text. */
export const RenderTextContext = createContext<RenderText | null>(null);
