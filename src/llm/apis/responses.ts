import { lateCode } from '../late-stream.js';
import type { OpenAIResponsesSettings } from '../protocols/openai-responses.js';
import type { Api } from './api.js';
import { responsesHonours } from './honours.js';

export const responsesApi: Api<OpenAIResponsesSettings> = {
  honours: responsesHonours,
  ...lateCode(() => import('./responses-code.js')),
};
