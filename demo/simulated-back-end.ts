import {
  createLlmEndpoint,
  createSessionHandler,
  type LlmEndpointOptions,
  type WebHandler,
} from 'anam-react/server';
import { localTime } from './local-time.js';

/** The id under which the simulated Anam knows the demo's endpoint. */
export const demoLlmId = 'demo-llm';

/** Where the simulated engine finds the endpoint, below the page's origin. */
export const enginePath = '/api/persona/engine/openai/v1/chat/completions';

/** The handlers of the demo's simulated back end: the session endpoint, and the route from the engine to the LLM endpoint. */
export interface SimulatedBackEnd {
  readonly session: WebHandler;
  /** Adds the secret, which no page may have, and calls the endpoint as Anam does. */
  readonly engine: WebHandler;
}

/** Creates the demo's server mode without an account. Only Anam's servers are simulated; the handlers are real. */
export function simulatedBackEnd(llm: LlmEndpointOptions['llm'], anam: typeof fetch): SimulatedBackEnd {
  const secret = crypto.randomUUID();
  const endpoint = createLlmEndpoint({ llm, secret });
  return {
    session: createSessionHandler({
      apiKey: 'simulated',
      fetch: anam,
      persona: {
        avatarId: 'simulated',
        voiceId: 'simulated',
        systemPrompt: 'You are a friendly persona in a video call. Speak in two or three short sentences.',
      },
      llmIds: [demoLlmId],
      tools: [localTime],
      development: true,
    }),
    engine: (request) => {
      if (request.method !== 'POST' || !isOwnPage(request)) return Promise.resolve(refused());
      const headers = new Headers(request.headers);
      headers.set('authorization', `Bearer ${secret}`);
      return endpoint(new Request(request, { headers }));
    },
  };
}

/** Behind the endpoint may be a model that costs money: other sites must not reach it through a visitor. */
function isOwnPage({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  return origin === null || new URL(origin).host === new URL(url).host;
}

const refused = () =>
  Response.json(
    { error: { code: 'origin-refused', message: 'Only the page of this demo can use its engine.' } },
    { status: 403 },
  );
