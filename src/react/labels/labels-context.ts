'use client';

import { createContext } from 'react';
import type { PersonaLabelOverrides } from './labels.js';

/** The app's texts and those of the outer provider. The first part that shows a text merges them. */
export interface LabelSource {
  readonly overrides: PersonaLabelOverrides | undefined;
  readonly above: LabelSource | null;
}

/** Separate from the persona: some parts work without one, but all of them show text. */
export const LabelsContext = createContext<LabelSource | null>(null);
