/** The settings of a running session that Anam lets you change; times are seconds of the user's silence, 0 = never. */
export interface PersonaConfigUpdate {
  readonly voiceDetectionOptions?: {
    readonly endOfSpeechSensitivity?: number;
    readonly silenceBeforeSkipTurnSeconds?: number;
    readonly silenceBeforeSessionEndSeconds?: number;
    readonly silenceBeforeAutoEndTurnSeconds?: number;
    readonly speechEnhancementLevel?: number;
  };
}

/** A token, and what is to be sent once its session runs. */
export interface SessionGrant {
  readonly sessionToken: string;
  /**
   * Sent to Anam's engine when the data channel opens; `null` sends nothing.
   * @default both timers of silence off where Anam runs no model (client mode); else nothing
   */
  readonly personaConfig?: PersonaConfigUpdate | null;
}

/** The `llmId` with which Anam runs no model of its own. */
const CLIENT_LLM_ID = 'CUSTOMER_CLIENT_V1';

const timersOff: PersonaConfigUpdate = {
  voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 },
};

/**
 * What a session function gave, or a session endpoint answered: a token, alone or in a `SessionGrant`. `null` when there
 * is no token in it.
 */
export function readGrant(value: unknown): SessionGrant | null {
  if (typeof value === 'string') return grantOf(value, undefined);
  if (typeof value !== 'object' || value === null) return null;
  const { sessionToken, personaConfig } = value as Readonly<Record<keyof SessionGrant, unknown>>;
  return typeof sessionToken === 'string' ? grantOf(sessionToken, personaConfig) : null;
}

function grantOf(sessionToken: string, told: unknown): SessionGrant | null {
  if (sessionToken.trim() === '') return null;
  if (typeof told !== 'object') return { sessionToken };
  return { sessionToken, personaConfig: told };
}

/**
 * What is sent once the data channel is open, `null` for nothing. In client mode Anam's engine hears nobody who types,
 * and would end the session for silence. The token of `createSessionHandler` says the same already, but a stored persona
 * ignores it there and a token of the app's own may lack it. That the engine takes these two fields from a data message
 * at the beginning of a session is an assumption: Anam documents the message, and no one has tried this on the service.
 */
export function updateFor(
  { personaConfig }: SessionGrant,
  { mode, llmId }: { readonly mode: 'client' | 'server'; readonly llmId?: string | undefined },
): PersonaConfigUpdate | null {
  if (personaConfig !== undefined) return personaConfig;
  return mode === 'client' || llmId === CLIENT_LLM_ID ? timersOff : null;
}
