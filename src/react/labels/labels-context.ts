'use client';

import { createContext } from 'react';
import { englishLabels, type PersonaLabels } from './labels.js';

/** Separate from the persona context: some parts work without a persona, but all need labels. */
export const LabelsContext = createContext<PersonaLabels>(englishLabels);
