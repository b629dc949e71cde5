import type { EngineTimerSettings } from './engine-timers.js';
import type { TokenTool } from './llm/engine-tools.js';

/** What a token of ours says; the SDK reads `type` and `accountId` of the payload and checks no signature. */
export interface TokenClaims {
  readonly type: 'ephemeral';
  readonly accountId: string;
  readonly llmId: string;
  readonly skipGreeting: boolean;
  readonly id: string;
  readonly timers: EngineTimerSettings;
  readonly systemPrompt: string;
  readonly tools: readonly TokenTool[];
  /** What the persona says first; `null` if it says nothing. */
  readonly initialMessage: string | null;
  /** The shape of the picture, if the token names its size. */
  readonly orientation?: Orientation | undefined;
}

type Orientation = 'landscape' | 'portrait';

/** What a token is asked for with, as `createPersona` asks; and when the engine stops waiting. */
export interface TokenRequest extends EngineTimerSettings {
  readonly mode?: 'client' | 'server';
  readonly llmId?: string;
  /** The conversation has begun before: no greeting. */
  readonly continued?: boolean;
  /** For the model of server mode. */
  readonly systemPrompt?: string;
  /** The tools of the model of server mode, as they stand in Anam's token request. */
  readonly tools?: readonly TokenTool[];
  /** What the persona says first in server mode. */
  readonly initialMessage?: string | null;
  /** The shape of the picture. @default that of the simulator */
  readonly orientation?: Orientation | undefined;
}

/** Anam's id for "no model of ours": the page speaks for the persona. */
export const CLIENT_LLM_ID = 'CUSTOMER_CLIENT_V1';

/** A JWT in shape only. */
export function mintToken(id: string, request: TokenRequest): string {
  const { mode, llmId = 'simulated-llm', continued: skipGreeting = false, ...rest } = request;
  const { systemPrompt = '', tools = [], initialMessage = null, orientation } = request;
  const claims: TokenClaims = {
    type: 'ephemeral',
    accountId: 'simulated',
    llmId: mode === 'server' ? llmId : CLIENT_LLM_ID,
    id,
    skipGreeting,
    timers: timersIn(rest),
    systemPrompt,
    tools,
    initialMessage,
    orientation,
  };
  // No word that is likely to be somebody's key: the session handler refuses a token that contains its key.
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.unsigned`;
}

/** The body of Anam's token endpoint, as far as the simulator uses it. Stored tools are in `tools` already. */
export function tokenRequestIn(body: unknown): TokenRequest {
  const { personaConfig = {}, sessionOptions = {} } = (body ?? {}) as TokenBody;
  const { personaId, llmId = CLIENT_LLM_ID, skipGreeting = false, voiceDetectionOptions } = personaConfig;
  const { videoWidth = 0, videoHeight = 0 } = sessionOptions;
  const shape = videoHeight > videoWidth ? 'portrait' : 'landscape';
  const orientation = videoWidth > 0 ? shape : undefined;
  // Beside a stored persona every field of the configuration is ignored.
  if (personaId !== undefined) return { orientation };
  const mode = llmId === CLIENT_LLM_ID ? 'client' : 'server';
  return { mode, llmId, continued: skipGreeting, ...personaConfig, ...voiceDetectionOptions, orientation };
}

interface TokenBody {
  readonly personaConfig?: Persona;
  readonly sessionOptions?: { readonly videoWidth?: number; readonly videoHeight?: number };
}

interface Persona extends Omit<TokenRequest, 'mode' | 'continued'> {
  readonly personaId?: string;
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

/** ASCII, as `btoa` wants it. Without the `u` flag a pair of surrogates is two signs. */
const escaped = (json: string) =>
  json.replaceAll(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const encode = (value: object) =>
  btoa(escaped(JSON.stringify(value)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
