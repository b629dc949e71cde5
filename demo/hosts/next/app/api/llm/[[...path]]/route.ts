import { openaiCompatible } from 'anam-react/llm';
import { createLlmEndpoint } from 'anam-react/server';
import { settings } from '../../persona/settings';

const endpoint = createLlmEndpoint({
  llm: { m: openaiCompatible({ url: settings.llmUrl, apiKey: settings.llmKey, model: 'm' }) },
  secret: settings.llmSecret,
});

export { endpoint as GET, endpoint as HEAD, endpoint as OPTIONS, endpoint as POST };
