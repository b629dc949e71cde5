import { openaiCompatible } from 'anam-react/llm';
import { handlersFromEnv, type Environment } from 'anam-react/node';
import type { ServerRefusal, WebHandler } from 'anam-react/server';
import { simulatedAnamApi, simulatedLlm } from 'anam-react/simulator';
import type { PageConfig } from './page-config.js';
import { demoLlmId, enginePath, simulatedBackEnd, type SimulatedBackEnd } from './simulated-back-end.js';

export { toNodeListener } from 'anam-react/node';
export type { Environment };

/** What the environment configures: handlers with keys in them, and what the page may know. */
export interface Settings {
  readonly session: WebHandler | null;
  readonly end: WebHandler | null;
  readonly llm: WebHandler | null;
  /** `null` with a real persona, whose model Anam calls. */
  readonly simulated: SimulatedBackEnd | null;
  readonly config: PageConfig;
}

const consequences = { persona: 'the persona is simulated', model: 'the model is scripted' };

/** Persona and model are configured independently of each other; each is real only when all that it needs is there. */
export function readSettings(env: Environment, log: (refusal: ServerRefusal) => void = () => {}): Settings {
  const access = { development: true, onRefusal: log };
  // On one's own machine, so that a tool that one gives to the page works at once.
  const { session, end, llm, llmId, model, problems } = handlersFromEnv(env, {
    access,
    allowTools: true,
    consequences,
  });
  const modelName = model ?? 'scripted';
  return {
    simulated: session ? null : standIn(env, model),
    session,
    end,
    llm,
    config: {
      persona: session ? 'anam' : 'simulated',
      model: model === undefined ? { kind: 'scripted' } : { kind: 'real', name: model },
      ...(session
        ? llmId !== undefined && { llmId }
        : { llmId: demoLlmId, engine: { url: enginePath, model: modelName } }),
      problems,
    },
  };
}

// Settings are read for every request, but the simulated back end must stay the same.
const standIns = new Map<string, SimulatedBackEnd>();

/** The model of client mode, served as an endpoint. */
function standIn(env: Environment, model: string | undefined): SimulatedBackEnd {
  const url = env['LLM_URL']?.trim() ?? '';
  const apiKey = env['LLM_API_KEY']?.trim();
  const key = JSON.stringify([url, model, apiKey]);
  const known = standIns.get(key);
  if (known) return known;
  const llm =
    model === undefined ? simulatedLlm() : openaiCompatible({ url, model, ...(apiKey && { apiKey }) });
  const made = simulatedBackEnd(llm, simulatedAnamApi().fetch);
  standIns.set(key, made);
  return made;
}
