import type { EngineTimerSettings } from './engine-timers.js';
import type { TokenTool } from './llm/engine-tools.js';

/** The content of a simulated token. The SDK reads `type` and `accountId` from the payload and checks no signature. */
export interface TokenClaims {
  readonly type: 'ephemeral';
  readonly accountId: string;
  readonly llmId: string;
  readonly skipGreeting: boolean;
  readonly id: string;
  readonly timers: EngineTimerSettings;
  readonly systemPrompt: string;
  readonly tools: readonly TokenTool[];
  /** The greeting; `null` if there is none. */
  readonly initialMessage: string | null;
  /** The shape of the picture, if the token contains its size. */
  readonly orientation?: Orientation | undefined;
  /** The region that the token asks for. */
  readonly region?: string | undefined;
}

type Orientation = 'landscape' | 'portrait';

/** The token request, as `createPersona` sends it, with the engine's time limits. */
export interface TokenRequest extends EngineTimerSettings {
  readonly mode?: 'client' | 'server';
  readonly llmId?: string;
  /** Whether the conversation continues, so that there is no greeting. */
  readonly continued?: boolean;
  /** For the model in server mode. */
  readonly systemPrompt?: string;
  /** The tools of the model in server mode, as in Anam's token request. */
  readonly tools?: readonly TokenTool[];
  /** The greeting in server mode. */
  readonly initialMessage?: string | null;
  /** The shape of the picture. @default the simulator's shape */
  readonly orientation?: Orientation | undefined;
  /** The region of the engine, which the session then reports. @default none is reported */
  readonly region?: string | undefined;
}

/** Anam's id for client mode, in which Anam runs no model of its own. */
export const CLIENT_LLM_ID = 'CUSTOMER_CLIENT_V1';

/** Returns a token that only has the form of a JWT. */
export function mintToken(id: string, request: TokenRequest): string {
  const { mode, llmId = 'simulated-llm', continued: skipGreeting = false, ...rest } = request;
  const { systemPrompt = '', tools = [], initialMessage = null, orientation, region } = request;
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
    region,
  };
  // `unsigned` is unlikely to be a key: the session handler refuses a token that contains its key.
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.unsigned`;
}

/**
 * Reads the body for Anam's token endpoint, as far as the simulator uses it. Stored tools have already been added to
 * `tools`.
 */
export function tokenRequestIn(body: unknown): TokenRequest {
  const { personaConfig = {}, sessionOptions = {} } = (body ?? {}) as TokenBody;
  const { personaId, llmId = CLIENT_LLM_ID, skipGreeting = false, voiceDetectionOptions } = personaConfig;
  const { videoWidth = 0, videoHeight = 0, region } = sessionOptions;
  const shape = videoHeight > videoWidth ? 'portrait' : 'landscape';
  const orientation = videoWidth > 0 ? shape : undefined;
  // With a stored persona, all other fields of the configuration are ignored.
  if (personaId !== undefined) return { orientation, region };
  const mode = llmId === CLIENT_LLM_ID ? 'client' : 'server';
  return {
    mode,
    llmId,
    continued: skipGreeting,
    ...personaConfig,
    ...voiceDetectionOptions,
    orientation,
    region,
  };
}

interface TokenBody {
  readonly personaConfig?: Persona;
  readonly sessionOptions?: {
    readonly videoWidth?: number;
    readonly videoHeight?: number;
    readonly region?: string;
  };
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

/** Returns the claims of a token, or `null` for a token that was not created here. */
export function readToken(token: string): TokenClaims | null {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(atob(payload)) as Partial<TokenClaims>;
    return claims.accountId === 'simulated' && claims.llmId && claims.id ? (claims as TokenClaims) : null;
  } catch {
    return null;
  }
}

/**
 * Escapes non-ASCII characters, as `btoa` requires. Without the `u` flag, a surrogate pair counts as two characters.
 */
const escaped = (json: string) =>
  json.replaceAll(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

const encode = (value: object) =>
  btoa(escaped(JSON.stringify(value)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
