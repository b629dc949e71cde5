import { openaiCompatible } from '../llm/index.js';
import {
  createLlmEndpoint,
  createLlmProxy,
  createSessionHandler,
  createEndHandler,
  type AccessOptions,
  type LlmEndpoint,
  type LlmProxyOptions,
  type SessionPersona,
} from '../server/index.js';
import { limitIn, llmLimitNames, llmLimits, type EnvLimits } from './env-limits.js';
import { envProblem } from './env-problem.js';
import type { WebHandler } from './to-node-listener.js';

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options of `handlersFromEnv`: what environment variables cannot express. */
export interface HandlersFromEnvOptions {
  readonly access?: AccessOptions | undefined;
  /** Tools from `defineTool` for both modes: the same tools that the page mounts. @default none */
  readonly tools?: LlmProxyOptions['tools'];
  /** Other tools that pages may offer to the model if the environment does not set `LLM_TOOLS`. @default false */
  readonly allowTools?: LlmProxyOptions['allowTools'];
  /** Limits to use where the environment sets none. */
  readonly limits?: EnvLimits | undefined;
  /** The consequence of an incomplete configuration, worded as the end of a sentence. */
  readonly consequences?:
    | { readonly persona: string; readonly model: string; readonly endpoint?: string }
    | undefined;
}

/** The configured handlers, and facts about them that are safe to show. It never contains a key. */
export interface HandlersFromEnv {
  /** `null` without a persona. */
  readonly session: WebHandler | null;
  readonly end: WebHandler | null;
  /** `null` without a model. */
  readonly llm: WebHandler | null;
  /**
   * The endpoint for Anam's servers, which serves all paths below its mount point. Missing without a model and
   * `ANAM_LLM_SECRET`.
   */
  readonly endpoint?: LlmEndpoint;
  readonly llmId?: string;
  readonly model?: string;
  /** Sentences about incomplete or invalid configuration. */
  readonly problems: readonly string[];
}

type Values = Readonly<Record<string, string>>;

const defaults = {
  persona: 'the session endpoints are not served',
  model: 'the model proxy is not served',
  endpoint: 'the LLM endpoint is not served',
};

/**
 * Creates the handlers from environment variables. The persona: ANAM_API_KEY with ANAM_AVATAR_ID and ANAM_VOICE_ID, or
 * with ANAM_PERSONA_ID (ANAM_PERSONA_MODE: `client` or `server`); ANAM_LLM_ID allows server mode. The model: LLM_URL,
 * LLM_MODEL (the only `model` that a page may request), LLM_API_KEY, LLM_SYSTEM_PROMPT, LLM_TOOLS (comma-separated tool
 * names, or `all`), LLM_REASONING (`send` or `omit`). ANAM_BASE_URL replaces https://api.anam.ai, for example in tests.
 * ANAM_LLM_SECRET, the secret that Anam's servers send, adds the endpoint. Limits: see `EnvLimits`. A handler is `null`
 * (`endpoint`: absent) if a variable that it requires is missing.
 */
export function handlersFromEnv(
  env: Environment,
  { access = {}, tools, allowTools, limits = {}, consequences = defaults }: HandlersFromEnvOptions = {},
): HandlersFromEnv {
  const problems: string[] = [];
  const make = <Made>(consequence: string, group: Group, maker: (values: Values) => Made): Made | null => {
    const values = readGroup(env, group, consequence, problems);
    const problem = values && envProblem(values);
    if (problem) problems.push(`${problem} So ${consequence}.`);
    if (!values || problem) return null;
    try {
      return maker(values);
    } catch (error) {
      // The handlers never quote a key.
      problems.push(`${error instanceof Error ? error.message : String(error)} So ${consequence}.`);
      return null;
    }
  };
  const persona = make(consequences.persona, personaGroup(env), (values) =>
    personaHandlers(values, access, limits, tools),
  );
  const model = make(consequences.model, modelGroup, (values) =>
    modelHandler(values, { tools, allowTools, ...access }, limits),
  );
  const endpoint = env['ANAM_LLM_SECRET']?.trim()
    ? make(consequences.endpoint ?? defaults.endpoint, endpointGroup, (values) =>
        endpointHandler(values, access, limits),
      )
    : null;
  return {
    session: null,
    end: null,
    llm: null,
    ...persona,
    ...model,
    ...(endpoint && { endpoint }),
    problems,
  };
}

interface Group {
  readonly needs: readonly string[];
  readonly also: readonly string[];
}

const personaGroup = (env: Environment): Group =>
  env['ANAM_PERSONA_ID']?.trim()
    ? {
        needs: ['ANAM_API_KEY', 'ANAM_PERSONA_ID'],
        also: ['ANAM_PERSONA_MODE', 'ANAM_LLM_ID', 'ANAM_BASE_URL'],
      }
    : {
        needs: ['ANAM_API_KEY', 'ANAM_AVATAR_ID', 'ANAM_VOICE_ID'],
        also: ['ANAM_LLM_ID', 'ANAM_BASE_URL', 'ANAM_MAX_SESSION_SECONDS'],
      };

const modelGroup: Group = {
  needs: ['LLM_URL', 'LLM_MODEL'],
  also: ['LLM_API_KEY', 'LLM_SYSTEM_PROMPT', 'LLM_TOOLS', 'LLM_REASONING', ...llmLimitNames],
};

const endpointGroup: Group = {
  needs: ['LLM_URL', 'LLM_MODEL', 'ANAM_LLM_SECRET'],
  also: ['LLM_API_KEY', 'LLM_SYSTEM_PROMPT', 'LLM_REASONING', ...llmLimitNames],
};

/** Returns the values of a group, or `null`. Reports a problem if only some of the required values are set. */
function readGroup(env: Environment, group: Group, consequence: string, problems: string[]): Values | null {
  const { needs, also } = group;
  const values = Object.fromEntries(
    [...needs, ...also].flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const missing = needs.filter((name) => !(name in values));
  if (missing.length === 0) return values;
  const set = Object.keys(values);
  if (set.length > 0) problems.push(`${list(set)} set, but ${list(missing)} missing, so ${consequence}.`);
  return null;
}

function personaHandlers(
  values: Values,
  access: AccessOptions,
  limits: EnvLimits,
  tools: HandlersFromEnvOptions['tools'],
) {
  const { ANAM_API_KEY: apiKey = '', ANAM_LLM_ID: llmId, ANAM_BASE_URL: baseUrl } = values;
  const anam = { apiKey, baseUrl, ...access };
  return {
    session: createSessionHandler({
      ...anam,
      persona: personaOf(values, limits),
      ...(llmId && { llmIds: [llmId] }),
      // A stored persona has its own tools.
      ...(values['ANAM_PERSONA_ID'] === undefined && { tools }),
    }),
    end: createEndHandler(anam),
    ...(llmId && { llmId }),
  };
}

function personaOf(values: Values, limits: EnvLimits): SessionPersona {
  const { ANAM_PERSONA_ID: personaId, ANAM_AVATAR_ID: avatarId = '', ANAM_VOICE_ID: voiceId = '' } = values;
  if (personaId === undefined) {
    const maxSessionLengthSeconds = limitIn(values, limits, 'ANAM_MAX_SESSION_SECONDS');
    return { avatarId, voiceId, ...(maxSessionLengthSeconds !== undefined && { maxSessionLengthSeconds }) };
  }
  // `envProblem` has rejected all other values.
  return { personaId, mode: (values['ANAM_PERSONA_MODE'] ?? 'client') as 'client' };
}

function modelHandler(values: Values, options: Omit<LlmProxyOptions, 'llm'>, limits: EnvLimits) {
  const { LLM_URL: url = '', LLM_MODEL: model = '', LLM_API_KEY: apiKey } = values;
  const { LLM_SYSTEM_PROMPT: systemPrompt, LLM_TOOLS: tools } = values;
  const llm = { [model]: openaiCompatible({ url, model, ...(apiKey && { apiKey }) }) };
  const allowed = tools === undefined ? {} : { allowTools: toolsIn(tools) };
  const reasoning = values['LLM_REASONING'] as LlmProxyOptions['reasoning'];
  const own = llmLimits(values, limits, options.rateLimitKey !== undefined);
  return { llm: createLlmProxy({ llm, systemPrompt, reasoning, ...own, ...options, ...allowed }), model };
}

function endpointHandler(values: Values, { onRefusal }: AccessOptions, limits: EnvLimits): LlmEndpoint {
  const { LLM_URL: url = '', LLM_MODEL: model = '', LLM_API_KEY: apiKey } = values;
  const { LLM_SYSTEM_PROMPT: systemPrompt, ANAM_LLM_SECRET: secret = '' } = values;
  return createLlmEndpoint({
    llm: { [model]: openaiCompatible({ url, model, systemPrompt, ...(apiKey && { apiKey }) }) },
    secret,
    reasoning: values['LLM_REASONING'] as LlmProxyOptions['reasoning'],
    maxOutputTokens: limitIn(values, limits, 'LLM_MAX_OUTPUT_TOKENS'),
    maxMessages: limitIn(values, limits, 'LLM_MAX_MESSAGES'),
    maxStreams: limitIn(values, limits, 'LLM_MAX_STREAMS'),
    onRequest: ({ error }, request) => error && onRefusal?.(error, request),
  });
}

const toolsIn = (text: string): true | string[] =>
  text === 'all' || text.split(',').map((name) => name.trim());

const list = (names: readonly string[]) =>
  names.length === 1 ? `${names[0]} is` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`;
