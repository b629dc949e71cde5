'use client';

import { createContext } from 'react';
import { englishLabels, type PersonaLabels } from './labels.js';

/** Apart from the persona: some parts can do without one, and none without words. */
export const LabelsContext = createContext<PersonaLabels>(englishLabels);
