import {
  createLlmEndpoint,
  createSessionHandler,
  type LlmEndpointOptions,
  type WebHandler,
} from 'anam-react/server';
import type { LlmSpec } from 'anam-react/simulator';
import { localTime } from './local-time.js';

/** The id under which the simulated Anam knows the demo's endpoint. */
export const demoLlmId = 'demo-llm';

/** The simulated engine finds the endpoint below this path on the page's origin. */
export const enginePath = '/api/persona/engine';

/** Returns the path for each specification, as on Anam's page "Custom LLMs". */
export const specPath = (spec: LlmSpec, model: string): string =>
  ({
    openai: '/v1/chat/completions',
    azure: `/openai/deployments/${encodeURIComponent(model)}/chat/completions?api-version=2024-10-21`,
    gemini: `/v1beta/models/${encodeURIComponent(model)}:streamGenerateContent`,
    groq: '/openai/v1/chat/completions',
  })[spec];

/** The handlers of the demo's simulated back end: the session endpoint, and the route from the engine to the LLM endpoint. */
export interface SimulatedBackEnd {
  readonly session: WebHandler;
  /** Calls the endpoint as Anam does, for the demo's own page. */
  readonly engine: WebHandler;
}

/** Calls the demo's endpoint with its secret, which no page may have. */
export function callEndpoint(llm: LlmEndpointOptions['llm']): WebHandler {
  const secret = crypto.randomUUID();
  const endpoint = createLlmEndpoint({ llm, secret });
  return (request) => {
    const headers = new Headers(request.headers);
    // Sends the secret in all headers. The specification that the path selects reads one of them; the others are
    // ignored.
    for (const name of ['api-key', 'x-goog-api-key']) headers.set(name, secret);
    headers.set('authorization', `Bearer ${secret}`);
    return endpoint(new Request(request, { headers }));
  };
}

/** Creates the demo's server mode without an account. Only Anam's servers are simulated; the handlers are real. */
export function simulatedBackEnd(call: WebHandler, anam: typeof fetch): SimulatedBackEnd {
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
      return call(request);
    },
  };
}

/**
 * Whether the demo's own page sent the request. The model behind the endpoint may cost money, so other sites must not
 * reach it through a visitor's browser.
 */
function isOwnPage({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  // A sandboxed frame has the origin `null`, which is not a URL.
  return origin === null || (URL.canParse(origin) && new URL(origin).host === new URL(url).host);
}

const refused = () =>
  Response.json(
    { error: { code: 'origin-refused', message: 'Only the page of this demo can use its engine.' } },
    { status: 403 },
  );
