import type { LlmProxyOptions } from '../server/index.js';

/** Limits that environment variables can set, by variable name. */
export interface EnvLimits {
  readonly LLM_MAX_OUTPUT_TOKENS?: number;
  readonly LLM_MAX_MESSAGES?: number;
  readonly LLM_MAX_CHARS?: number;
  /** The maximum number of simultaneous answers for all users. */
  readonly LLM_MAX_STREAMS?: number;
  /** The maximum number of simultaneous answers for each `userKey` or `rateLimitKey` in `access`. */
  readonly LLM_MAX_STREAMS_PER_USER?: number;
  readonly ANAM_MAX_SESSION_SECONDS?: number;
}

export const llmLimitNames = [
  'LLM_MAX_OUTPUT_TOKENS',
  'LLM_MAX_MESSAGES',
  'LLM_MAX_CHARS',
  'LLM_MAX_STREAMS',
  'LLM_MAX_STREAMS_PER_USER',
] as const;

/** Returns the limit from the values, or the default. `envProblem` has checked that it is a whole number. */
export function limitIn(
  values: Readonly<Record<string, string>>,
  defaults: EnvLimits,
  name: keyof EnvLimits,
): number | undefined {
  const value = values[name];
  return value === undefined ? defaults[name] : Number(value);
}

/** @param hasUsers whether the handler can identify users */
export function llmLimits(
  values: Readonly<Record<string, string>>,
  defaults: EnvLimits,
  hasUsers: boolean,
): Partial<LlmProxyOptions> {
  const limit = (name: keyof EnvLimits) => limitIn(values, defaults, name);
  return {
    maxOutputTokens: limit('LLM_MAX_OUTPUT_TOKENS'),
    maxMessages: limit('LLM_MAX_MESSAGES'),
    maxChars: limit('LLM_MAX_CHARS'),
    maxStreams: limit('LLM_MAX_STREAMS'),
    ...(hasUsers && { maxStreamsPerUser: limit('LLM_MAX_STREAMS_PER_USER') }),
  };
}
