import { groq } from 'anam-react/llm';
import { createLlmProxy } from 'anam-react/server';
import { authorize } from '../authorize';

/** app/api/persona/llm/route.ts: the same model for pages, in client mode. */
export const POST = createLlmProxy({
  llm: { 'my-model': groq({ model: 'openai/gpt-oss-120b', apiKey: process.env.GROQ_API_KEY! }) },
  authorize,
});
