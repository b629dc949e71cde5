import { lateCode } from '../late-stream.js';
import type { AiSdkSettings } from '../protocols/ui-message-stream.js';
import type { Api } from './api.js';

export const uiMessageApi: Api<AiSdkSettings> = {
  // `useChat` sends none; the server sets them.
  honours: [],
  ...lateCode(() => import('./ui-message-code.js')),
};
