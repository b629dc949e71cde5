import { lateCode } from '../late-stream.js';
import type { TextStreamSettings } from '../protocols/plain-text.js';
import type { Api } from './api.js';

export const plainTextApi: Api<TextStreamSettings> = {
  honours: [],
  ...lateCode(() => import('./plain-text-code.js')),
};
