import type { EngineTimerSettings } from './engine-timers.js';

/** What a token of ours says; the SDK reads `type` and `accountId` of the payload and checks no signature. */
export interface TokenClaims {
  readonly type: 'ephemeral';
  readonly accountId: string;
  readonly llmId: string;
  readonly skipGreeting: boolean;
  readonly id: string;
  readonly timers: EngineTimerSettings;
}

/** What a token is asked for with, as `createPersona` asks; and when the engine stops waiting. */
export interface TokenRequest extends EngineTimerSettings {
  readonly mode?: 'client' | 'server';
  readonly llmId?: string;
  /** The conversation has begun before: no greeting. */
  readonly continued?: boolean;
}

/** Anam's id for "no model of ours": the page speaks for the persona. */
export const CLIENT_LLM_ID = 'CUSTOMER_CLIENT_V1';

/** A JWT in shape only. */
export function mintToken(id: string, request: TokenRequest): string {
  const { mode, llmId = 'simulated-llm', continued: skipGreeting = false, ...rest } = request;
  const claims: TokenClaims = {
    type: 'ephemeral',
    accountId: 'simulated',
    llmId: mode === 'server' ? llmId : CLIENT_LLM_ID,
    id,
    skipGreeting,
    timers: timersIn(rest),
  };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.simulated`;
}

/** The body of Anam's token endpoint, of which the simulator heeds the model, the greeting and the timers. */
export function tokenRequestIn(body: unknown): TokenRequest {
  const { personaConfig = {} } = (body ?? {}) as { readonly personaConfig?: Persona };
  const { personaId, llmId = CLIENT_LLM_ID, skipGreeting = false, voiceDetectionOptions } = personaConfig;
  // Beside a stored persona every field is ignored.
  if (personaId !== undefined) return {};
  const mode = llmId === CLIENT_LLM_ID ? 'client' : 'server';
  return { mode, llmId, continued: skipGreeting, ...personaConfig, ...voiceDetectionOptions };
}

interface Persona extends EngineTimerSettings {
  readonly personaId?: string;
  readonly llmId?: string;
  readonly skipGreeting?: boolean;
  readonly voiceDetectionOptions?: EngineTimerSettings;
}

function timersIn(request: EngineTimerSettings): EngineTimerSettings {
  const names = ['silenceBeforeSkipTurnSeconds', 'silenceBeforeSessionEndSeconds', 'maxSessionLengthSeconds'];
  const entries = Object.entries(request) as [string, number | undefined][];
  return Object.fromEntries(entries.filter(([name, value]) => value !== undefined && names.includes(name)));
}

/** `null` for everything that we did not mint. */
export function readToken(token: string): TokenClaims | null {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(atob(payload)) as Partial<TokenClaims>;
    return claims.accountId === 'simulated' && claims.llmId && claims.id ? (claims as TokenClaims) : null;
  } catch {
    return null;
  }
}

const encode = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
