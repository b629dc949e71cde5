'use client';

import { createContext, type ReactNode } from 'react';

/** A function that renders a model's text, in place of plain text. `streaming`: more of the text comes. */
export type RenderText = (text: string, streaming: boolean) => ReactNode;

/** The renderer of the provider above; `null`: plain text. */
export const RenderTextContext = createContext<RenderText | null>(null);
