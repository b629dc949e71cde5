'use client';

import { lateLabels } from './late-labels.js';
import { englishToolCallLabels } from './tool-call-labels.js';

/** Returns the texts that only the list of tool calls shows. */
export const useToolCallLabels = lateLabels((labels) => labels, englishToolCallLabels);
