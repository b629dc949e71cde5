import { streamText } from 'ai';
import { fromAiSdk } from 'anam-react/llm';
import { createLlmProxy } from 'anam-react/server';
import { authorize } from '../authorize';

const model = fromAiSdk(({ messages, tools, signal, ...settings }) =>
  streamText({ model: 'openai/gpt-5-mini', messages, tools, abortSignal: signal, ...settings }),
);

/** POST /api/persona/llm. The page uses openaiCompatible({ url: '/api/persona/llm', model: 'gpt-5-mini' }). */
export const POST = createLlmProxy({
  llm: { 'gpt-5-mini': model },
  systemPrompt: 'Be brief. Your words are spoken.',
  authorize,
});
