import type { PersonaUpdate } from '../ports/persona-update.js';

/** A token, the tools in it, and the message to send when the data channel opens. */
export interface SessionGrant {
  readonly sessionToken: string;
  /**
   * Sent to Anam's engine when the data channel opens; `null` sends nothing.
   * @default turns off both silence timers in client mode, where Anam runs no model; otherwise nothing
   */
  readonly personaConfig?: PersonaUpdate | null;
  /**
   * The names of the page tools in the token, for server mode. A tool that the page offers but the token lacks is
   * reported as `config-tool-missing`, because Anam's model cannot call it.
   * @default not checked
   */
  readonly tools?: readonly string[];
}

/** The `llmId` for which Anam runs no model of its own. */
const CLIENT_LLM_ID = 'CUSTOMER_CLIENT_V1';

const timersOff: PersonaUpdate = {
  voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 },
};

/**
 * Reads the result of a session function or endpoint: a token, alone or in a `SessionGrant`. Returns `null` if it
 * contains no token.
 */
export function readGrant(value: unknown): SessionGrant | null {
  const { sessionToken, personaConfig, tools } =
    typeof value === 'string' ? { sessionToken: value } : ((value ?? {}) as Grant);
  if (typeof sessionToken !== 'string' || sessionToken.trim() === '') return null;
  return {
    sessionToken,
    ...(typeof personaConfig === 'object' && { personaConfig }),
    ...(Array.isArray(tools) && { tools: tools.map(String) }),
  };
}

type Grant = { readonly [Name in keyof SessionGrant]?: unknown };

/**
 * Returns the message to send once the data channel is open, or `null` for none. In client mode Anam's engine does not
 * notice typed input and would end the session for silence. A token from `createSessionHandler` prevents this, but a
 * stored persona ignores it, and another token may lack it. That the engine accepts these two fields in a data message
 * is an assumption: Anam documents the message, but it has not been tested on the live service.
 */
export function updateFor(
  { personaConfig }: SessionGrant,
  { mode, llmId }: { readonly mode: 'client' | 'server'; readonly llmId?: string | undefined },
): PersonaUpdate | null {
  if (personaConfig !== undefined) return personaConfig;
  return mode === 'client' || llmId === CLIENT_LLM_ID ? timersOff : null;
}
