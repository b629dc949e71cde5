import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import type { DeviceChoice } from '../machine/microphone/microphone-state.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { CreatePersonaOptions } from './persona-options.js';

const configError = errorFactory(configErrors);

const groups = ['devices', 'limits', 'timeouts', 'reconnect', 'advanced'] as const;
/** Matches the names of options that are a duration or a count. */
const isNumber = /(Seconds|Ms|Rounds|Attempts)$/;

interface Modes {
  readonly mode: PersonaMode;
  readonly modes: readonly PersonaMode[];
}

/**
 * Checks the options at runtime, for apps written in JavaScript.
 * @throws PersonaError `config-session`, `config-llm`, or `config-invalid` with the path of the option
 * (`limits.idleSeconds`)
 */
export function checkOptions(options: CreatePersonaOptions): Modes {
  const { session, advanced } = options;
  const isOwn = session === undefined && advanced?.environment?.sessions !== undefined;
  const source = typeof session === 'object' ? (session?.getToken ?? session?.url) : session;
  if (!isOwn && typeof source !== 'function' && (typeof source !== 'string' || source === ''))
    throw sessionMissing();
  for (const group of groups) {
    // `false` and `null` count as `undefined`, so that a group can be written as `condition && { … }`.
    const members: unknown = options[group] || {};
    if (typeof members !== 'object' && members !== true) throw invalid(group);
    for (const [name, value] of Object.entries(members ?? {})) {
      const isOff = value === undefined || (name === 'idleSeconds' && value === false);
      if (isNumber.test(name) && !isOff && !(Number.isFinite(value) && Number(value) > 0))
        throw invalid(`${group}.${name}`);
    }
  }
  return resolveModes(options);
}

export const sessionMissing = (): PersonaError =>
  configError('config-session', { message: '`session` is missing.' });

const invalid = (path: string): PersonaError =>
  configError('config-invalid', { message: `\`${path}\` has an invalid value.` });

/** Returns the modes that have a model, and the initial mode. @throws PersonaError `config-llm` */
function resolveModes({ llm, mode: wanted }: CreatePersonaOptions): Modes {
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

/** Returns the initially selected devices. */
export const chosenDevices = ({ devices }: CreatePersonaOptions): DeviceChoice => ({
  microphoneId: devices?.microphoneId ?? null,
  speakerId: devices?.speakerId ?? null,
});
