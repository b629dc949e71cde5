import { randomUUID } from 'node:crypto';
import { builtInLlms } from '../../server/index.js';
import type { AnamRequests } from './anam-requests.js';
import type { ContractOptions } from './contract-options.js';

/** One request that needs no session, or the requests of one step. */
type Step = (requests: AnamRequests, options: ContractOptions) => Promise<unknown>;

const TOKEN = '/v1/auth/session-token';

/** The persona that is configured the least: like the one of client mode. */
export const personaOf = ({ avatarId, voiceId }: ContractOptions) => ({
  name: 'contract',
  avatarId,
  voiceId,
  llmId: builtInLlms.none.id,
});

const token =
  (step: string, change: (persona: object) => object, bearer?: string): Step =>
  (requests, options) =>
    requests.send(step, 'POST', TOKEN, {
      body: change(personaOf(options)),
      ...(bearer !== undefined && { bearer }),
    });

/** Ends a session that the service started although we expected a refusal. */
async function stopIfStarted(requests: AnamRequests, body: Readonly<Record<string, unknown>>): Promise<void> {
  const { sessionId } = body;
  if (typeof sessionId === 'string')
    await requests.send(null, 'POST', `/v1/sessions/${encodeURIComponent(sessionId)}/stop`);
}

/** Requests a session that the service should refuse. */
export async function refusedStart(requests: AnamRequests, step: string, bearer: string): Promise<void> {
  const { body } = await requests.send(step, 'POST', '/v1/engine/session', {
    bearer,
    body: { clientMetadata: { client: 'js-sdk', version: '4.27.0' } },
  });
  await stopIfStarted(requests, body);
}

/** The requests that cost nothing, by name. */
const freeSteps: Readonly<Record<string, Step>> = {
  'token-client': token('token-client', (personaConfig) => ({ personaConfig })),
  'token-without-llm': token('token-without-llm', (persona) => ({
    personaConfig: { ...persona, llmId: undefined },
  })),
  'token-unknown-field': token('token-unknown-field', (persona) => ({
    personaConfig: { ...persona, voicId: 'misspelled' },
  })),
  'token-out-of-range': token('token-out-of-range', (persona) => ({
    personaConfig: { ...persona, voiceDetectionOptions: { silenceBeforeSessionEndSeconds: -1 } },
  })),
  'token-half-size': token('token-half-size', (personaConfig) => ({
    personaConfig,
    sessionOptions: { videoWidth: 720 },
  })),
  'token-wrong-key': token('token-wrong-key', (personaConfig) => ({ personaConfig }), 'not-a-key'),
  'token-wrong-avatar': async (requests, options) => {
    const personaConfig = { ...personaOf(options), avatarId: randomUUID() };
    const { body } = await requests.send('token-wrong-avatar', 'POST', TOKEN, { body: { personaConfig } });
    const { sessionToken } = body;
    if (typeof sessionToken === 'string') await refusedStart(requests, 'engine-wrong-avatar', sessionToken);
  },
  'engine-wrong-token': (requests) => refusedStart(requests, 'engine-wrong-token', 'e30.e30.none'),
  concurrency: (requests) => requests.send('concurrency', 'GET', '/v1/sessions/concurrency'),
  'llm-list': (requests) => requests.send('llm-list', 'GET', '/v1/llms?includeDefaults=true&perPage=100'),
  'llm-missing': (requests) => requests.send('llm-missing', 'GET', `/v1/llms/${randomUUID()}`),
  'stop-missing': (requests) => requests.send('stop-missing', 'POST', `/v1/sessions/${randomUUID()}/stop`),
};

/** Sends the requests that these steps need, one after the other. A request that fails leaves its checks unable to tell. */
export async function runFreeSteps(
  steps: ReadonlySet<string>,
  requests: AnamRequests,
  options: ContractOptions,
  signal: AbortSignal,
  failed: (error: unknown) => void,
): Promise<void> {
  for (const [name, step] of Object.entries(freeSteps)) {
    if (signal.aborted) return;
    if (steps.has(name)) await step(requests, options).catch(failed);
  }
}
