import { uniqueId } from '../../internal/unique-id.js';
import { AnamStore } from './anam-store.js';
import type { EngineSessions } from './session-routes.js';

/** Options of `simulatedAnamApi`. */
export interface SimulatedAnamApiOptions {
  /** Other keys get 401. @default any key is accepted */
  readonly apiKey?: string;
  readonly createId?: () => string;
}

/** A simulated Anam API, for the `fetch` option of server handlers. */
export interface SimulatedAnamApi {
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Simulates Anam's REST API without an account, so that the real `createSessionHandler` mints tokens that a simulator
 * in the page understands. Tokens, custom LLMs and tools are simulated; all data is lost when the process ends. The
 * lists contain two avatars, two voices and a persona. The simulator's own `api` also knows the simulator's sessions.
 *
 * The token contains the persona's system prompt and tools in readable form: use it only for development.
 *
 * @example
 * const anam = simulatedAnamApi();
 * export const POST = createSessionHandler({
 *   apiKey: 'simulated',
 *   fetch: anam.fetch,
 *   persona: { avatarId: 'a', voiceId: 'v', systemPrompt: 'You are brief.' },
 *   llmIds: ['my-llm'],
 *   development: true,
 * });
 */
export function simulatedAnamApi(options: SimulatedAnamApiOptions = {}): SimulatedAnamApi {
  return anamApiOver(new AnamStore(), options);
}

/** Creates the same API, with the data of the simulator's engine. */
export function anamApiOver(
  store: AnamStore,
  { apiKey, createId = uniqueId }: SimulatedAnamApiOptions = {},
  engine?: EngineSessions,
): SimulatedAnamApi {
  return {
    fetch: async (input, init) => {
      const { answerRequest } = await import('./answer-request.js');
      return answerRequest(new Request(input, init), { store, apiKey, createId, engine });
    },
  };
}
