import { lateCode } from '../late-stream.js';
import type { OpenAIChatSettings } from '../protocols/openai-chat.js';
import type { Api } from './api.js';
import { chatHonours } from './honours.js';

export const chatApi: Api<OpenAIChatSettings> = {
  honours: chatHonours,
  ...lateCode(() => import('./chat-code.js')),
};
