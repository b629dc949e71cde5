import { lateCode } from '../late-stream.js';
import type { AnthropicSettings } from '../protocols/anthropic.js';
import type { Api } from './api.js';
import { anthropicHonours } from './honours.js';

export const anthropicApi: Api<AnthropicSettings> = {
  honours: anthropicHonours,
  ...lateCode(() => import('./anthropic-code.js')),
};
