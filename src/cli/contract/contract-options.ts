import { parseArgs } from 'node:util';
import type { Assumption } from '../../contract/assumption.js';
import { assumptions } from '../../contract/assumptions/assumptions.js';
import { envProblem } from '../../node/env-problem.js';
import { builtInLlms } from '../../server/index.js';
import { UsageError, type CliIo } from '../cli-io.js';

/** What `contract` was asked to do. */
export interface ContractOptions {
  readonly apiKey: string;
  /** The origin of Anam's API. */
  readonly api: string;
  readonly avatarId: string;
  readonly voiceId: string;
  /** The model of the server session. */
  readonly llmId: string;
  /** The chosen assumptions, in the order of the table. */
  readonly chosen: readonly Assumption[];
  readonly yes: boolean;
  readonly json: boolean;
  readonly open: boolean;
  readonly port: number;
  /** The file for the recording. */
  readonly out: string | undefined;
}

export function contractOptions(args: readonly string[], env: CliIo['env']): ContractOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      free: { type: 'boolean', default: false },
      only: { type: 'string' },
      out: { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const chosen = choose(values.only).filter(({ cost }) => !values.free || cost === 'free');
  if (chosen.length === 0)
    throw new UsageError('No check is left: those of --only cost money, and --free excludes them.');
  return {
    ...account(env),
    chosen,
    yes: values.yes,
    json: values.json,
    open: !values['no-open'],
    port: portIn(values.port),
    out: values.out,
  };
}

function account(env: CliIo['env']) {
  const value = (name: string) => env[name]?.trim() || undefined;
  const names = ['ANAM_API_KEY', 'ANAM_BASE_URL', 'ANAM_AVATAR_ID', 'ANAM_VOICE_ID', 'ANAM_LLM_ID'];
  const set = Object.fromEntries(
    names.flatMap((name) => {
      const text = value(name);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  const missing = ['ANAM_API_KEY', 'ANAM_AVATAR_ID', 'ANAM_VOICE_ID'].filter((name) => !set[name]);
  if (missing.length > 0) throw new UsageError(`Set ${missing.join(', ')}.`);
  const problem = envProblem(set);
  if (problem) throw new UsageError(problem);
  return {
    apiKey: set['ANAM_API_KEY'] ?? '',
    api: new URL(set['ANAM_BASE_URL'] ?? 'https://api.anam.ai').origin,
    avatarId: set['ANAM_AVATAR_ID'] ?? '',
    voiceId: set['ANAM_VOICE_ID'] ?? '',
    llmId: set['ANAM_LLM_ID'] ?? builtInLlms.gptOss120b.id,
  };
}

function choose(only: string | undefined): readonly Assumption[] {
  if (only === undefined) return assumptions;
  const wanted = only.split(',').map((id) => id.trim());
  const ids = assumptions.map(({ id }) => id);
  const strange = wanted.find((id) => !ids.includes(id));
  if (strange !== undefined)
    throw new UsageError(`--only: there is no check “${strange}”. Checks: ${ids.join(', ')}.`);
  return assumptions.filter(({ id }) => wanted.includes(id));
}

function portIn(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/u.test(text) || port > 65_535)
    throw new UsageError('--port must be a number from 0 to 65535.');
  return port;
}
