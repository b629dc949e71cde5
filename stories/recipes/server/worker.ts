import { groq } from 'anam-react/llm';
import { createLlmEndpoint, type LlmEndpoint } from 'anam-react/server';

interface Env {
  readonly GROQ_API_KEY: string;
  readonly ANAM_LLM_SECRET: string;
}

let endpoint: LlmEndpoint | undefined;

const createEndpoint = ({ GROQ_API_KEY: apiKey, ANAM_LLM_SECRET: secret }: Env) =>
  createLlmEndpoint({ llm: { 'my-model': groq({ model: 'openai/gpt-oss-120b', apiKey }) }, secret });

/** A Worker gets its secrets with each request. It creates the endpoint once, because the endpoint counts its streams. */
export default {
  fetch: (request: Request, env: Env): Promise<Response> => {
    endpoint ??= createEndpoint(env);
    return endpoint(request);
  },
};
