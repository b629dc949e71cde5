import { invalidOption } from './checked-option.js';
import { fields } from './field-check.js';
import type { VoiceDetectionOptions } from '../internal/voice-options.js';
import type { InlinePersona } from './inline-persona.js';
import { personaFields } from './persona-fields.js';
import type { SessionEnvironment } from './session-environment.js';

/** Who calls the model: the page (`client`) or Anam (`server`). */
export type SessionMode = 'client' | 'server';

/** The `llmId` for client mode: Anam runs no model and speaks only the text that the page streams. */
export const CLIENT_LLM_ID = 'CUSTOMER_CLIENT_V1';

/** A persona that is stored with Anam. Anam ignores all other fields next to its id, so there are none here. */
export interface StoredPersona {
  readonly personaId: string;
  /** The mode of the stored persona: `client` if its LLM is "Disable LLM", else `server`. */
  readonly mode: SessionMode;
  readonly llmId?: never;
  /**
   * Sent by the page when the session is live, because a stored persona's token cannot contain it. It is an assumption
   * that Anam accepts it in a data message. @default in client mode both silence timers are off
   */
  readonly voiceDetectionOptions?: VoiceDetectionOptions;
}

const sentByPage = fields({ voiceDetectionOptions: personaFields.voiceDetectionOptions });

/** The persona of a session: defined inline, or stored with Anam. */
export type SessionPersona = InlinePersona | StoredPersona;

export const isStored = (persona: SessionPersona): persona is StoredPersona =>
  typeof persona.personaId === 'string';

/** The other options of the handler that affect the persona. */
interface Beside {
  readonly llmIds?: readonly string[] | undefined;
  readonly overridable?: object | undefined;
  readonly environment?: SessionEnvironment | undefined;
}

/** @throws PersonaError `config-invalid` for options that Anam would accept but ignore */
export function checkPersona(persona: SessionPersona, beside: Beside): void {
  if (typeof persona !== 'object' || persona === null) throw invalidOption('`persona` is missing.');
  if ('personaId' in persona && persona.personaId !== undefined) checkStored(persona, beside);
  else checkInline(persona, beside);
}

function checkStored(persona: StoredPersona, { llmIds, overridable, environment }: Beside): void {
  if (!isFilled(persona.personaId)) throw invalidOption('`persona.personaId` must be a non-empty string.');
  if (persona.llmId !== undefined || (llmIds?.length ?? 0) > 0) {
    throw invalidOption(
      'A stored persona (`personaId`) has its own model. To choose a model, define the persona inline (`avatarId`, `voiceId`).',
    );
  }
  if (persona.mode !== 'client' && persona.mode !== 'server') {
    throw invalidOption(
      '`persona.mode` must match the LLM of the stored persona: "client" when its LLM is "Disable LLM", else "server".',
    );
  }
  const known = ['personaId', 'mode', 'voiceDetectionOptions'];
  const ignored = Object.keys(persona).filter((key) => !known.includes(key));
  if (ignored.length > 0) {
    throw invalidOption(`With \`personaId\`, Anam ignores all other fields. Remove ${ignored.join(', ')}.`);
  }
  const problem = sentByPage({ voiceDetectionOptions: persona.voiceDetectionOptions }, 'persona');
  if (problem !== null) throw invalidOption(problem);
  if (overridable !== undefined || environment !== undefined) {
    throw invalidOption('`overridable` and `environment` need an inline persona.');
  }
}

function checkInline(persona: InlinePersona, { llmIds, environment }: Beside): void {
  if (persona.llmId !== undefined) {
    throw invalidOption('Remove `llmId` from `persona`. List the models of server mode in `llmIds`.');
  }
  if (environment !== undefined && (llmIds?.length ?? 0) > 0) {
    throw invalidOption('With an `environment` the agent answers, so remove `llmIds`.');
  }
  if (!isFilled(persona.avatarId)) {
    throw invalidOption('`persona.avatarId` is missing. An inline persona needs `avatarId` and `voiceId`.');
  }
  const needsVoice = persona.enableAudioPassthrough !== true && environment === undefined;
  if (!isFilled(persona.voiceId) && needsVoice) {
    throw invalidOption('`persona.voiceId` is missing. An inline persona needs `avatarId` and `voiceId`.');
  }
  const problem = fields(personaFields)(persona, 'persona');
  if (problem !== null) throw invalidOption(problem);
}

const isFilled = (value: unknown) => typeof value === 'string' && value.trim() !== '';
