import type { PersonaOptions, SessionGrant } from 'anam-react/core';
import { createSimulator, simulatedLlm, type Simulator, type SimulatorOptions } from 'anam-react/simulator';
import { callEndpoint, demoLlmId, simulatedBackEnd, type SimulatedBackEnd } from './simulated-back-end.js';

/** The same back end for a page without a server. Everything runs in the page, and nothing needs a secret. */
export function inPageBackEnd(options: SimulatorOptions): {
  readonly simulator: Simulator;
  readonly session: PersonaOptions['session'];
} {
  const backEnd: { current?: SimulatedBackEnd } = {};
  const simulator = createSimulator({
    ...options,
    llms: {
      [demoLlmId]: {
        spec: 'groq',
        model: 'scripted',
        reasoningFormat: 'parsed',
        fetch: (request) => made().engine(request),
      },
    },
  });
  const made = () =>
    (backEnd.current ??= simulatedBackEnd(callEndpoint(simulatedLlm()), simulator.api.fetch));
  return { simulator, session: (asked) => mint(made().session, asked) };
}

type Asked = Parameters<Extract<PersonaOptions['session'], (...args: never) => unknown>>[0];

async function mint(
  handler: SimulatedBackEnd['session'],
  { mode, llmId, continued, signal }: Asked,
): Promise<SessionGrant> {
  const response = await handler(
    new Request('/api/persona/simulated-session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode, llmId, ...(continued && { continued }) }),
      signal,
    }),
  );
  if (!response.ok) throw new Error(`The session handler returned ${response.status}.`);
  return (await response.json()) as SessionGrant;
}
