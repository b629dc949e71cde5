import type { LimitSettings } from '../machine/session/session-limits.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { SessionSource } from '../runtime/session-token.js';
import { checkOptions, resolveModes } from './check-options.js';
import type {
  AdvancedOptions,
  DeviceOptions,
  InputPolicy,
  LimitOptions,
  TimeoutOptions,
} from './option-groups.js';
import type { PersonaOptions } from './persona-options.js';

const RECONNECT_ATTEMPTS = 6;
/** Enough for a model that looks things up one after the other, and an end for one that goes in circles. */
const MAX_TOOL_ROUNDS = 8;
const IDLE_SECONDS = 300;
const WARNING_SECONDS = 30;
const defaultTimeouts: Required<TimeoutOptions> = { startMs: 30_000, answerMs: 20_000, microphoneMs: 20_000 };

type PlainOptions = Pick<PersonaOptions, 'llm' | 'tools' | 'greeting' | 'speech' | 'onError'>;
type PlainAdvanced = Omit<AdvancedOptions, 'inputPolicy' | 'maxToolRounds'>;

/** What the options come to, with every default: the rest of core reads this and knows no groups. */
export interface PersonaSettings extends PlainOptions, PlainAdvanced {
  readonly source: SessionSource;
  readonly endUrl: string | undefined;
  readonly mode: PersonaMode;
  readonly modes: readonly PersonaMode[];
  readonly microphone: boolean;
  readonly devices: Omit<DeviceOptions, 'microphone'>;
  readonly limits: LimitSettings;
  readonly timeouts: Required<TimeoutOptions>;
  readonly reconnectAttempts: number;
  readonly inputPolicy: InputPolicy;
  readonly maxToolRounds: number;
}

/** @throws PersonaError `config-session`, `config-llm`, `config-invalid` */
export function resolveOptions(options: PersonaOptions): PersonaSettings {
  checkOptions(options);
  const { session, llm, tools, greeting, speech, onError } = options;
  const { microphone = true, ...devices } = options.devices ?? {};
  const { inputPolicy = 'interrupt', maxToolRounds = MAX_TOOL_ROUNDS, ...advanced } = options.advanced ?? {};
  return {
    ...advanced,
    ...({ llm, tools, greeting, speech, onError } as PlainOptions),
    ...resolveModes(options),
    source: typeof session === 'object' ? (session.getToken ?? session.url) : session,
    endUrl: typeof session === 'object' ? session.endUrl : undefined,
    microphone,
    devices: defined(devices),
    limits: limitSettings(options.limits),
    timeouts: { ...defaultTimeouts, ...defined(options.timeouts) },
    reconnectAttempts: reconnectAttempts(options.reconnect),
    inputPolicy,
    maxToolRounds,
  };
}

function reconnectAttempts(reconnect: PersonaOptions['reconnect'] = true): number {
  if (typeof reconnect === 'boolean') return reconnect ? RECONNECT_ATTEMPTS : 0;
  return reconnect.maxAttempts;
}

function limitSettings(limits: LimitOptions = {}): LimitSettings {
  const {
    sessionSeconds,
    idleSeconds = IDLE_SECONDS,
    hiddenSeconds,
    warningSeconds = WARNING_SECONDS,
  } = limits;
  return {
    sessionMs: toMs(sessionSeconds),
    idleMs: toMs(idleSeconds),
    hiddenMs: toMs(hiddenSeconds),
    warningMs: warningSeconds * 1000,
  };
}

const toMs = (seconds: number | false | undefined): number | null =>
  seconds === undefined || seconds === false ? null : seconds * 1000;

/** An option that is passed on as `undefined` keeps its default. */
const defined = <Group extends object>(group: Group | undefined): Partial<Group> =>
  Object.fromEntries(
    Object.entries(group ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<Group>;
