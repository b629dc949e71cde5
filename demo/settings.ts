import { handlersFromEnv, type Environment } from 'anam-react/node';
import type { ServerRefusal, WebHandler } from 'anam-react/server';
import type { PageConfig } from './page-config.js';

export { toNodeListener } from 'anam-react/node';
export type { Environment };

/** What the environment configures: handlers with keys in them, and what the page may know. */
export interface Settings {
  readonly session: WebHandler | null;
  readonly end: WebHandler | null;
  readonly llm: WebHandler | null;
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
  return {
    session,
    end,
    llm,
    config: {
      persona: session ? 'anam' : 'simulated',
      model: model === undefined ? { kind: 'scripted' } : { kind: 'real', name: model },
      ...(llmId !== undefined && { llmId }),
      problems,
    },
  };
}
