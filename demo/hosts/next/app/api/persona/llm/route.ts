import { openaiCompatible } from 'anam-react/llm';
import { createLlmProxy } from 'anam-react/server';
import { authorize, settings } from '../settings';

export const POST = createLlmProxy({
  llm: { m: openaiCompatible({ url: settings.llmUrl, apiKey: settings.llmKey, model: 'm' }) },
  authorize,
});
