'use client';

import { createContext, type ReactNode } from 'react';

/** Renders a model's text. `streaming`: the text is not complete. */
export type RenderText = (text: string, streaming: boolean) => ReactNode;

/** The renderer of the nearest provider; `null`: plain text. */
export const RenderTextContext = createContext<RenderText | null>(null);
