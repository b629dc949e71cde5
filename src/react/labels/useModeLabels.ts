'use client';

import { lateLabels } from './late-labels.js';
import { englishModeLabels } from './mode-labels.js';

/** Returns the texts that only `ModeToggle` shows. */
export const useModeLabels = lateLabels((labels) => labels, englishModeLabels);
