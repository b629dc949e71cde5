import { lateCode } from '../late-stream.js';
import type { GeminiSettings } from '../protocols/gemini.js';
import type { Api } from './api.js';
import { geminiHonours } from './honours.js';

export const geminiApi: Api<GeminiSettings> = {
  honours: geminiHonours,
  ...lateCode(() => import('./gemini-code.js')),
};
