'use client';

import { createContext } from 'react';
import type { PersonaLabelOverrides } from './labels.js';

/** What the app says in place of the English texts, and what is above it; merged by the first part that shows a text. */
export interface LabelSource {
  readonly overrides: PersonaLabelOverrides | undefined;
  readonly above: LabelSource | null;
}

/** Separate from the persona: some parts work without one, but all of them show text. */
export const LabelsContext = createContext<LabelSource | null>(null);
