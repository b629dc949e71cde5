export { toNodeListener } from 'anam-react/node';
import { createLlmProxy, createSessionHandler, type ServerRefusal, type WebHandler } from 'anam-react/server';
import type { PageConfig } from './page-config.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment configures: handlers with keys in them, and what the page may know. */
export interface Settings {
  readonly session: WebHandler | null;
  readonly llm: WebHandler | null;
  readonly config: PageConfig;
}

type Log = (refusal: ServerRefusal) => void;

/** Persona and model are configured independently of each other; each is real only when all that it needs is there. */
export function readSettings(env: Environment, log: Log = () => {}): Settings {
  const problems: string[] = [];
  const persona = readGroup(
    env,
    { needs: ['ANAM_API_KEY', 'ANAM_AVATAR_ID', 'ANAM_VOICE_ID'], also: ['ANAM_LLM_ID'] },
    'the persona is simulated',
    problems,
  );
  const model = readGroup(
    env,
    { needs: ['LLM_URL', 'LLM_MODEL'], also: ['LLM_API_KEY'] },
    'the model is scripted',
    problems,
  );
  const session =
    persona && attempt('the persona is simulated', problems, () => sessionHandler(persona, log));
  const llm = model && attempt('the model is scripted', problems, () => llmProxy(model, log));
  const llmId = session ? persona?.['ANAM_LLM_ID'] : undefined;
  return {
    session,
    llm,
    config: {
      persona: session ? 'anam' : 'simulated',
      model: llm && model ? { kind: 'real', name: model['LLM_MODEL'] ?? '' } : { kind: 'scripted' },
      ...(llmId !== undefined && { llmId }),
      problems,
    },
  };
}

interface Group {
  readonly needs: readonly string[];
  readonly also: readonly string[];
}

/** The values of a group, or null; says so when only a part of it is set. */
function readGroup(
  env: Environment,
  { needs, also }: Group,
  consequence: string,
  problems: string[],
): Record<string, string> | null {
  const values = Object.fromEntries(
    [...needs, ...also].flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const missing = needs.filter((name) => !(name in values));
  if (missing.length === 0) return values;
  const set = Object.keys(values);
  if (set.length > 0) {
    problems.push(`${list(set)} set, but ${list(missing)} missing, so ${consequence}.`);
  }
  return null;
}

function attempt(consequence: string, problems: string[], make: () => WebHandler): WebHandler | null {
  try {
    return make();
  } catch (error) {
    // The handlers never quote a key.
    problems.push(`${error instanceof Error ? error.message : String(error)} So ${consequence}.`);
    return null;
  }
}

function sessionHandler(values: Record<string, string>, onRefusal: Log): WebHandler {
  const { ANAM_API_KEY: apiKey = '', ANAM_AVATAR_ID: avatarId = '', ANAM_VOICE_ID: voiceId = '' } = values;
  const llmId = values['ANAM_LLM_ID'];
  const llmIds = llmId === undefined ? [] : [llmId];
  return createSessionHandler({
    apiKey,
    persona: { avatarId, voiceId },
    llmIds,
    development: true,
    onRefusal,
  });
}

function llmProxy(values: Record<string, string>, onRefusal: Log): WebHandler {
  const { LLM_URL: url = '', LLM_MODEL: model = '', LLM_API_KEY: apiKey } = values;
  return createLlmProxy({ url, models: [model], apiKey, development: true, onRefusal });
}

const list = (names: readonly string[]) =>
  names.length === 1 ? `${names[0]} is` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`;
