import { groq } from 'anam-react/llm';
import { createLlmEndpoint } from 'anam-react/server';

/** app/api/llm/[[...path]]/route.ts. Any adapter from anam-react/llm works, including fromAiSdk(…) and custom(…). */
const endpoint = createLlmEndpoint({
  llm: { 'my-model': groq({ model: 'openai/gpt-oss-120b', apiKey: process.env.GROQ_API_KEY! }) },
  // A long random text: openssl rand -hex 32
  secret: process.env.ANAM_LLM_SECRET!,
});

export { endpoint as GET, endpoint as HEAD, endpoint as OPTIONS, endpoint as POST };
