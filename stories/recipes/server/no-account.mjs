import { createServer } from 'node:http';
import { contentText, custom } from 'anam-react/llm';
import { toNodeListener } from 'anam-react/node';
import { createLlmEndpoint, createLlmProxy, createSessionHandler } from 'anam-react/server';
import { simulatedAnamApi } from 'anam-react/simulator';

// Your model. Replace it with groq({ … }), openaiCompatible({ … }), or the code that calls your own back end.
const model = custom(async function* ({ messages }) {
  const question = contentText(messages.at(-1)?.content ?? '');
  const answer = `You said: ${question} This answer comes from my own model.`;
  for (const word of answer.split(/(?<= )/)) {
    yield word;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
});

const secret = process.env.ANAM_LLM_SECRET ?? 'a-secret-for-this-machine';
const endpoint = createLlmEndpoint({ llm: { 'my-model': model }, secret });

// Anam's API, simulated. Without `fetch`, and with your API key, the session endpoint calls the real one.
const anam = simulatedAnamApi();
const session = createSessionHandler({
  apiKey: 'simulated',
  fetch: anam.fetch,
  persona: { avatarId: 'any', voiceId: 'any', systemPrompt: 'Be brief.' },
  llmIds: [process.env.ANAM_LLM_ID ?? 'my-llm'],
  development: true,
});
const llm = createLlmProxy({ llm: { 'my-model': model }, development: true });

// The simulated engine runs in the page, which must not know the secret, so it is added here.
const engine = (/** @type {Request} */ request) => {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${secret}`);
  return endpoint(new Request(request, { headers }));
};

const routes = {
  '/api/persona/session': session,
  '/api/persona/llm': llm,
  '/api/llm': endpoint,
  '/engine/': engine,
  '/v1/': anam.fetch,
};

export const server = createServer(
  toNodeListener(async (request) => {
    const { pathname } = new URL(request.url);
    const [, handler] = Object.entries(routes).find(([path]) => pathname.startsWith(path)) ?? [];
    return handler ? handler(request) : new Response(null, { status: 404 });
  }),
).listen(Number(process.env.PORT ?? 3000));
