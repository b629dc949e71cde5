'use client';

import { lateLabels } from './late-labels.js';
import { englishTranscriptLabels } from './transcript-labels.js';

/** Returns the texts that only the transcript shows. */
export const useTranscriptLabels = lateLabels((labels) => labels, englishTranscriptLabels);
