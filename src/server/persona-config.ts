import type { JsonObject } from './read-json-body.js';
import { Refusal } from './refusal.js';
import { CLIENT_LLM_ID, isStored, type SessionMode, type SessionPersona } from './session-persona.js';

/**
 * What Anam is asked for: the persona, and the model that the request's mode means.
 * @throws Refusal 400 `invalid-request`, 403 `mode-not-available`, `llm-id-not-allowed`
 */
export function personaConfig(
  persona: SessionPersona,
  llmIds: readonly string[],
  { mode, llmId }: JsonObject,
): Readonly<Record<string, unknown>> {
  if (mode !== 'client' && mode !== 'server') {
    throw new Refusal(400, 'invalid-request', '`mode` must be "client" or "server".');
  }
  if (isStored(persona)) {
    if (mode !== persona.mode) throw notAvailable(mode);
    return { personaId: persona.personaId };
  }
  // Always with an llmId: without one Anam mints a legacy token, which the SDK refuses.
  return { ...persona, llmId: mode === 'client' ? CLIENT_LLM_ID : serverLlmId(llmIds, llmId) };
}

function serverLlmId(llmIds: readonly string[], asked: unknown): string {
  const [first] = llmIds;
  if (first === undefined) throw notAvailable('server');
  if (asked === undefined || asked === null) return first;
  if (typeof asked === 'string' && llmIds.includes(asked)) return asked;
  throw new Refusal(403, 'llm-id-not-allowed', 'This `llmId` is not among those that the server allows.');
}

const notAvailable = (mode: SessionMode) =>
  new Refusal(403, 'mode-not-available', `This server offers no sessions in ${mode} mode.`);
