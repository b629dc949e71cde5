import { openaiCompatible } from 'anam-react/llm';
import { createLlmEndpoint, type LlmEndpoint } from 'anam-react/server';

interface Env {
  readonly LLM_URL: string;
  readonly LLM_API_KEY: string;
  readonly ANAM_LLM_SECRET: string;
}

let endpoint: LlmEndpoint | undefined;

const createEndpoint = ({ LLM_URL: url, LLM_API_KEY: apiKey, ANAM_LLM_SECRET: secret }: Env) =>
  createLlmEndpoint({ llm: { m: openaiCompatible({ url, apiKey, model: 'm' }) }, secret });

export default {
  // Secrets are in `env`, which is available only here. The endpoint is created once, because it counts its streams.
  fetch: (request: Request, env: Env): Promise<Response> => {
    endpoint ??= createEndpoint(env);
    return endpoint(request);
  },
};
