import { openaiCompatible } from 'anam-react/llm';
import { handlersFromEnv, type Environment } from 'anam-react/node';
import type { ServerRefusal, WebHandler } from 'anam-react/server';
import { simulatedAnamApi, simulatedLlm } from 'anam-react/simulator';
import { callOwnEndpoint, ownEndpoint, specIn, type OwnEndpoint } from './own-endpoint.js';
import type { EngineConfig, PageConfig } from './page-config.js';
import {
  callEndpoint,
  demoLlmId,
  enginePath,
  simulatedBackEnd,
  specPath,
  type SimulatedBackEnd,
} from './simulated-back-end.js';

export { toNodeListener } from 'anam-react/node';
export type { Environment };

/** The configuration from the environment: handlers with keys, and information for the page. */
export interface Settings {
  readonly session: WebHandler | null;
  readonly end: WebHandler | null;
  readonly llm: WebHandler | null;
  /** `null` with a real persona, whose model Anam calls. */
  readonly simulated: SimulatedBackEnd | null;
  readonly config: PageConfig;
}

const consequences = { persona: 'the persona is simulated', model: 'the model is scripted' };

/** Persona and model are configured independently of each other; each is real only if all its variables are set. */
export function readSettings(env: Environment, log: (refusal: ServerRefusal) => void = () => {}): Settings {
  const access = { development: true, onRefusal: log };
  // The demo's endpoint has its own secret. All tools are allowed, because the demo runs on the developer's own
  // machine.
  const { session, end, llm, llmId, model, problems } = handlersFromEnv(
    { ...env, ANAM_LLM_SECRET: undefined },
    { access, allowTools: true, consequences },
  );
  const found = [...problems];
  const spec = specIn(env, found);
  const own = ownEndpoint(env, spec, found);
  return {
    simulated: session ? null : standIn(env, model, own),
    session,
    end,
    llm,
    config: {
      persona: session ? 'anam' : 'simulated',
      model: model === undefined ? { kind: 'scripted' } : { kind: 'real', name: model },
      ...(session
        ? llmId !== undefined && { llmId }
        : { llmId: demoLlmId, engine: engineOf(own ?? { spec, model: model ?? 'scripted' }, env) }),
      problems: found,
    },
  };
}

function engineOf({ spec, model, urls }: EngineEndpoint, env: Environment): EngineConfig {
  const speechRate = Number(env['DEMO_SPEECH_RATE']);
  return {
    spec,
    model,
    urls: urls?.map((_, index) => `${enginePath}/own/${index}`) ?? [enginePath + specPath(spec, model)],
    ...(urls && { isYours: true }),
    ...(speechRate > 0 && { speechRate }),
  };
}

type EngineEndpoint = Pick<OwnEndpoint, 'spec' | 'model'> & Partial<Pick<OwnEndpoint, 'urls'>>;

// Settings are read on every request, but the simulated back end must stay the same.
const standIns = new Map<string, SimulatedBackEnd>();

/** Returns a back end for your endpoint, or for an endpoint with client mode's model. */
function standIn(env: Environment, model: string | undefined, own: OwnEndpoint | null): SimulatedBackEnd {
  if (own) return simulatedBackEnd(callOwnEndpoint(own), simulatedAnamApi().fetch);
  const url = env['LLM_URL']?.trim() ?? '';
  const apiKey = env['LLM_API_KEY']?.trim();
  const key = JSON.stringify([url, model, apiKey]);
  const known = standIns.get(key);
  if (known) return known;
  const llm =
    model === undefined ? simulatedLlm() : openaiCompatible({ url, model, ...(apiKey && { apiKey }) });
  const made = simulatedBackEnd(callEndpoint(llm), simulatedAnamApi().fetch);
  standIns.set(key, made);
  return made;
}
