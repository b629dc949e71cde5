import { chosenByPage, type Overridable } from './persona-overrides.js';
import type { JsonObject } from './read-json-body.js';
import { Refusal } from './refusal.js';
import type { SessionEnvironment } from './session-environment.js';
import { CLIENT_LLM_ID, isStored, type SessionMode, type SessionPersona } from './session-persona.js';

/** The configuration of a handler, checked when it was created. */
export interface SessionOffer {
  readonly persona: SessionPersona;
  readonly llmIds: readonly string[];
  readonly overridable: Overridable;
  readonly environment: SessionEnvironment | undefined;
}

const requestFields = ['mode', 'llmId', 'persona', 'continued', 'shape'];

/**
 * Builds the token request for Anam: the persona, the page's overrides, and the model for the requested mode.
 * @throws Refusal 400 `invalid-request`, 403 `mode-not-available`, `llm-id-not-allowed`, `field-not-allowed`
 */
export function personaConfig(offer: SessionOffer, request: JsonObject): JsonObject {
  const { persona } = offer;
  const { mode } = request;
  const unknown = Object.keys(request).find((name) => !requestFields.includes(name));
  if (unknown !== undefined) {
    const message = `\`${unknown.slice(0, 60)}\` is not known. Known fields: ${requestFields.join(', ')}.`;
    throw new Refusal(400, 'invalid-request', message);
  }
  if (mode !== 'client' && mode !== 'server') {
    throw new Refusal(400, 'invalid-request', '`mode` must be "client" or "server".');
  }
  if (request['continued'] !== undefined && typeof request['continued'] !== 'boolean') {
    throw new Refusal(400, 'invalid-request', '`continued` must be true or false.');
  }
  if (mode === 'client' && request['llmId'] !== undefined) {
    const message = '`llmId` is for server mode; in client mode the page calls its model itself.';
    throw new Refusal(400, 'invalid-request', message);
  }
  if (isStored(persona)) {
    if (mode !== persona.mode) throw notAvailable(mode);
    if (request['persona'] === undefined) return { personaId: persona.personaId };
    throw new Refusal(403, 'field-not-allowed', 'This server does not let a page set persona fields.');
  }
  const chosen = chosenByPage(persona, offer.overridable, request['persona']);
  // A continued conversation gets no second greeting. A stored persona accepts no fields.
  const greeting = request['continued'] === true ? { skipGreeting: true } : {};
  return { ...persona, ...chosen, ...greeting, ...modelOf(offer, mode, request['llmId']) };
}

/**
 * Always sets an `llmId`, because without one Anam returns a legacy token, which the SDK rejects. An agent replaces the
 * model.
 */
function modelOf(offer: SessionOffer, mode: SessionMode, asked: unknown): { readonly llmId?: string } {
  const agent = offer.environment?.elevenLabs;
  if (agent) {
    if (mode === 'client') throw notAvailable(mode);
    // A page must name a model in server mode; with an agent, it names the agent.
    serverLlmId([agent.agentId], asked);
    return {};
  }
  if (mode === 'client') return { llmId: CLIENT_LLM_ID };
  // With audio passthrough, an agent in the page sends audio to the persona. The mode is `server`, because the page
  // calls no model.
  const isFace = !isStored(offer.persona) && offer.persona.enableAudioPassthrough === true;
  return { llmId: serverLlmId(isFace && offer.llmIds.length === 0 ? [CLIENT_LLM_ID] : offer.llmIds, asked) };
}

function serverLlmId(llmIds: readonly string[], asked: unknown): string {
  const [first] = llmIds;
  if (first === undefined) throw notAvailable('server');
  if (asked === undefined || asked === null) return first;
  if (typeof asked === 'string' && llmIds.includes(asked)) return asked;
  throw new Refusal(403, 'llm-id-not-allowed', 'This server does not allow this `llmId`.');
}

const notAvailable = (mode: SessionMode) =>
  new Refusal(403, 'mode-not-available', `This server offers no sessions in ${mode} mode.`);
