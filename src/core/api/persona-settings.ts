import type { LimitSettings } from '../machine/session/session-limits.js';
import type { SessionEndpoint, SessionSource } from '../anam/session-source.js';
import type { InputPolicy, TransitionSettings } from '../machine/context.js';
import { resolveSpeech } from '../text/speech-options.js';
import type { AdvancedOptions, LimitOptions, TimeoutOptions } from './option-groups.js';
import type { SessionParts } from './session-parts.js';
import { START_TIMEOUT_MS, type CreatePersonaOptions, type PersonaOptions } from './persona-options.js';

const RECONNECT_ATTEMPTS = 6;
/** Enough for a model that makes several lookups, but it stops a model that loops. */
const MAX_TOOL_ROUNDS = 8;
const IDLE_SECONDS = 300;
const WARNING_SECONDS = 30;
const defaultTimeouts: Required<TimeoutOptions> = {
  startMs: START_TIMEOUT_MS,
  answerMs: 20_000,
  microphoneMs: 20_000,
};

type PlainOptions = Pick<PersonaOptions, 'llm' | 'greeting' | 'speech'>;
type PlainAdvanced = Pick<
  AdvancedOptions,
  'exclusive' | 'clientOptions' | 'latencyBudget' | 'onTurn' | 'onUsage' | 'onData' | 'onWarning' | 'onClient'
>;

type Plain = PlainOptions & PlainAdvanced;

/** The resolved options with all defaults. The rest of core reads these, not the option groups. */
export interface PersonaSettings extends PlainOptions, PlainAdvanced {
  /** `undefined` with another session backend. */
  readonly source: SessionSource | SessionEndpoint | undefined;
  readonly endUrl: string | undefined;
  readonly microphone: boolean;
  readonly limits: LimitSettings;
  readonly timeouts: Required<TimeoutOptions>;
  readonly reconnectAttempts: number;
  readonly inputPolicy: InputPolicy;
  readonly maxToolRounds: number;
}

/** Resolves options that `checkOptions` has accepted. Loaded with the first start. */
export function resolveOptions(options: CreatePersonaOptions): PersonaSettings {
  const { session, llm, greeting, speech } = options;
  const { exclusive, clientOptions, latencyBudget, onTurn, onUsage, onData, onWarning, onClient, ...turns } =
    options.advanced || {};
  return {
    ...({
      llm,
      greeting,
      speech,
      exclusive,
      clientOptions,
      latencyBudget,
      onTurn,
      onUsage,
      onData,
      onWarning,
      onClient,
    } as Plain),
    source: typeof session === 'object' ? (session.getToken ?? session) : session,
    endUrl: typeof session === 'object' ? session.endUrl : undefined,
    microphone: options.devices?.microphone ?? true,
    limits: limitSettings(options.limits),
    timeouts: { ...defaultTimeouts, ...defined(options.timeouts) },
    reconnectAttempts: reconnectAttempts(options.reconnect),
    inputPolicy: turns.inputPolicy ?? 'interrupt',
    maxToolRounds: turns.maxToolRounds ?? MAX_TOOL_ROUNDS,
  };
}

function reconnectAttempts(reconnect: PersonaOptions['reconnect']): number {
  if (reconnect === false) return 0;
  return (typeof reconnect === 'object' && reconnect?.maxAttempts) || RECONNECT_ATTEMPTS;
}

function limitSettings(limits: LimitOptions | undefined): LimitSettings {
  const {
    sessionSeconds,
    idleSeconds = IDLE_SECONDS,
    hiddenSeconds,
    warningSeconds = WARNING_SECONDS,
  } = limits || {};
  return {
    sessionMs: toMs(sessionSeconds),
    idleMs: toMs(idleSeconds),
    hiddenMs: toMs(hiddenSeconds),
    warningMs: warningSeconds * 1000,
  };
}

const toMs = (seconds: number | false | undefined): number | null =>
  seconds === undefined || seconds === false ? null : seconds * 1000;

/** Removes options that are `undefined`, so that they keep their defaults. */
const defined = <Group extends object>(group: Group | undefined): Partial<Group> =>
  Object.fromEntries(
    Object.entries(group ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<Group>;

/** The settings that the machine reads. */
export const transitionSettings = (
  settings: PersonaSettings,
  { chunkSentences, modeRules, handover }: SessionParts,
): TransitionSettings => ({
  inputPolicy: settings.inputPolicy,
  speech: resolveSpeech(settings.speech, chunkSentences),
  greeting: settings.greeting?.trim() ?? '',
  microphone: settings.microphone,
  maxToolRounds: settings.maxToolRounds,
  timeouts: settings.timeouts,
  reconnectAttempts: settings.reconnectAttempts,
  limits: settings.limits,
  modeRules,
  handover,
});
