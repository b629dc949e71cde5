import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { PersonaOptions } from './persona-options.js';

type Table = Readonly<Record<string, unknown>>;
/** What a value must be, and whether it is. */
type Rule = readonly [must: string, passes: (value: unknown) => boolean];

const configError = errorFactory(configErrors);

const isPositive = (value: unknown) => Number.isFinite(value) && Number(value) > 0;
const positive: Rule = ['a positive number', isPositive];
const yesOrNo: Rule = ['true or false', (value) => typeof value === 'boolean'];
const callback: Rule = ['a function', (value) => typeof value === 'function'];
const text: Rule = ['a string', (value) => typeof value === 'string'];
const oneOf = (...names: string[]): Rule => [
  `one of: ${names.join(', ')}`,
  (value) => names.includes(String(value)),
];

/** The groups, with those of their values that can be checked. */
const rules: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  devices: { microphone: yesOrNo },
  limits: {
    sessionSeconds: positive,
    idleSeconds: ['a positive number or false', (value) => value === false || isPositive(value)],
    hiddenSeconds: positive,
    warningSeconds: positive,
  },
  timeouts: { startMs: positive, answerMs: positive, microphoneMs: positive },
  advanced: {
    inputPolicy: oneOf('interrupt', 'queue', 'reject'),
    maxToolRounds: positive,
    exclusive: oneOf('page', 'browser'),
    onTurn: callback,
  },
};

/** @throws PersonaError `config-session`, `config-llm`, `config-invalid` with the path of the option, e.g. `limits.idleSeconds` */
export function checkOptions(options: PersonaOptions): void {
  checkSession(options.session);
  for (const [group, members] of Object.entries(rules)) {
    checkGroup(group, (options as unknown as Table)[group], members);
  }
  if (typeof options.reconnect !== 'boolean') {
    checkGroup('reconnect', options.reconnect, { maxAttempts: positive });
  }
}

function checkSession(session: unknown): void {
  const source = isTable(session) ? (session['getToken'] ?? session['url']) : session;
  if (typeof source !== 'function' && (typeof source !== 'string' || source === '')) {
    throw configError('config-session', {
      message: isTable(session) ? '`session` needs `url` or `getToken`.' : '`session` is missing.',
    });
  }
  if (isTable(session)) checkGroup('session', session, { url: text, getToken: callback, endUrl: text });
}

function checkGroup(group: string, given: unknown, members: Readonly<Record<string, Rule>>): void {
  if (given === undefined) return;
  if (!isTable(given)) throw invalid(group, 'an object');
  for (const [name, [must, passes]] of Object.entries(members)) {
    const value = given[name];
    if (value !== undefined && !passes(value)) throw invalid(`${group}.${name}`, must);
  }
}

const invalid = (path: string, must: string): PersonaError =>
  configError('config-invalid', { message: `\`${path}\` must be ${must}.` });

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null;

/** The modes that have a model to speak with, and the one to begin in. @throws PersonaError `config-llm` */
export function resolveModes({ llm, mode: wanted }: PersonaOptions): {
  readonly mode: PersonaMode;
  readonly modes: readonly PersonaMode[];
} {
  const mode = wanted ?? (llm?.client ? 'client' : 'server');
  const modes: PersonaMode[] = [];
  if (typeof llm?.client?.stream === 'function') modes.push('client');
  if (llm?.server?.llmId) modes.push('server');
  if (!llm?.client && !llm?.server) throw configError('config-llm', { message: '`llm` is missing.' });
  if (!modes.includes(mode)) throw modeWithoutModel(mode);
  return { mode, modes };
}

export const modeWithoutModel = (mode: PersonaMode): PersonaError =>
  configError('config-llm', { message: `Mode "${mode}" has no model to speak with.` });
