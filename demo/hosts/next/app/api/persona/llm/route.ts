import { createLlmProxy } from 'anam-react/server';
import { authorize, settings } from '../settings';

export const POST = createLlmProxy({
  url: settings.llmUrl,
  apiKey: settings.llmKey,
  models: ['m'],
  authorize,
});
