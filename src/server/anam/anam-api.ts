import { invalidOption } from '../checked-option.js';
import { createAvatars, type AnamAvatars } from './avatars.js';
import { createCaller } from './call-anam.js';
import { connectionOptionNames, createAnamConnection, type AnamApiOptions } from './connection.js';
import { createLlms, type AnamLlms } from './llms.js';
import { createPersonas, type AnamPersonas } from './personas.js';
import { createSessions, type AnamSessions } from './sessions.js';
import { createTools, type AnamTools } from './tools.js';
import { createVoices, type AnamVoices } from './voices.js';

/** The part of Anam's REST API that server mode needs. */
export interface AnamApi {
  readonly llms: AnamLlms;
  readonly avatars: AnamAvatars;
  readonly voices: AnamVoices;
  readonly personas: AnamPersonas;
  readonly tools: AnamTools;
  readonly sessions: AnamSessions;
}

/**
 * Creates a client for Anam's API, for use on a server or in a script: it registers and lists LLMs, finds the ids of
 * avatars, voices, personas and tools, and ends sessions. Fields and ranges follow Anam's OpenAPI document (August
 * 2026).
 *
 * Every call rejects with a `PersonaError`: `anam-unauthorized`, `anam-forbidden`, `anam-not-found`, `anam-refused`,
 * `anam-rate-limited` (with `data.retryAfterMs` and `data.rateLimit`), `anam-limit-reached`, `anam-failed` or
 * `anam-unreachable`; or `config-invalid` before anything is sent. Nothing is retried. No result and no error contains
 * the API key or an LLM's secret. Redirects are not followed, and at most 5 MB of a response are read.
 *
 * @throws PersonaError `config-invalid` if an option is invalid
 * @example
 * const anam = anamApi({ apiKey: process.env.ANAM_API_KEY! });
 * for await (const { id, displayName } of anam.llms.listAll({ includeDefaults: true })) console.log(id, displayName);
 */
export function anamApi(options: AnamApiOptions): AnamApi {
  if (typeof options !== 'object' || options === null) throw invalidOption('`anamApi` needs options.');
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(connectionOptionNames, name));
  if (unknown !== undefined) {
    throw invalidOption(
      `\`${unknown}\` is not an option of \`anamApi\`. Options: ${Object.keys(connectionOptionNames).join(', ')}.`,
    );
  }
  const call = createCaller(createAnamConnection(options));
  return {
    llms: createLlms(call),
    avatars: createAvatars(call),
    voices: createVoices(call),
    personas: createPersonas(call),
    tools: createTools(call),
    sessions: createSessions(call),
  };
}
