import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { good, note, wrong, type Finding } from './finding.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The files that Vite and Next.js read during development; later ones win. */
const envFiles = ['.env', '.env.local', '.env.development', '.env.development.local'];

/** Bundlers write variables with these prefixes into files for browsers. */
const publicName = /^(VITE_|NEXT_PUBLIC_|REACT_APP_|PUBLIC_|EXPO_PUBLIC_)/;

const secrets = ['ANAM_API_KEY', 'LLM_API_KEY', 'ANAM_LLM_SECRET', 'ANAM_SERVER_SECRET'];

/** Findings about variables: which are set, and whether a key could reach a browser. They never contain the values. */
export function envFindings(folder: string, environment: Environment): Finding[] {
  const files = filesIn(folder);
  const env = projectEnv(folder, environment);
  return [
    personaFinding(env),
    modelFinding(env),
    ...secrets.flatMap((name) => shapeFinding(name, env[name])),
    ...leakFindings(env),
    ...gitFindings(folder, files),
  ];
}

/** Returns the environment's variables, and those from the files that it does not set. */
export const projectEnv = (folder: string, environment: Environment): Environment => ({
  ...readAll(folder, filesIn(folder)),
  ...withoutEmpty(environment),
});

const filesIn = (folder: string) => envFiles.filter((name) => existsSync(join(folder, name)));

const readAll = (folder: string, files: readonly string[]): Environment =>
  Object.assign({}, ...files.map((name) => withoutEmpty(parseEnv(readFileSync(join(folder, name), 'utf8')))));

const withoutEmpty = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

const personaFinding = (env: Environment): Finding =>
  env['ANAM_API_KEY'] === undefined
    ? note(
        'ANAM_API_KEY is not set: the persona is simulated',
        'Create a key at https://lab.anam.ai and set it in .env.',
      )
    : good('ANAM_API_KEY is set');

function modelFinding(env: Environment): Finding {
  const set = ['LLM_API_KEY', 'LLM_URL', 'CHAT_URL', 'ANAM_LLM_ID'].filter((name) => env[name] !== undefined);
  if (set.length > 0) return good(`a model is configured (${set.join(', ')})`);
  return note(
    'no model is configured: answers are scripted, or come from Anam’s own model',
    'Set LLM_API_KEY, with LLM_URL and LLM_MODEL, or CHAT_URL for an AI SDK route.',
  );
}

function shapeFinding(name: string, value: string | undefined): Finding[] {
  if (value === undefined) return [];
  if (/^["'“]|["'”]$|\s|^Bearer\b/.test(value))
    return [wrong(`${name} contains quotes, spaces or “Bearer”`, 'Set only the key.')];
  if (/^(your|my|<|xxx|changeme|\.\.\.)/i.test(value))
    return [wrong(`${name} looks like a placeholder`, 'Set the key itself.')];
  return [];
}

/** Finds public variables that are named like a secret or hold one. */
function leakFindings(env: Environment): Finding[] {
  const values = new Set(secrets.flatMap((name) => env[name] ?? []));
  return Object.entries(env)
    .filter(([name]) => publicName.test(name))
    .filter(([name, value]) => secrets.some((secret) => name.endsWith(secret)) || values.has(value ?? ''))
    .map(([name]) =>
      wrong(
        `${name} is sent to every browser`,
        'Remove the prefix, so that only your server can read it, and replace the key: it may be known already.',
      ),
    );
}

function gitFindings(folder: string, files: readonly string[]): Finding[] {
  if (files.length === 0 || !existsSync(join(folder, '.git'))) return [];
  const ignore = existsSync(join(folder, '.gitignore'))
    ? readFileSync(join(folder, '.gitignore'), 'utf8')
    : '';
  return /^\/?\.env(\*|\.\*|\.local)?$/m.test(ignore)
    ? []
    : [wrong('.gitignore does not list .env', 'Add a line “.env*”, so that keys are not committed.')];
}
