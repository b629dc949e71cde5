import type { SharedTool } from '../internal/token-tool.js';
import { askApp } from './ask-app.js';
import { readSessionToken } from './anam/anam-answer.js';
import {
  connectionOptionNames,
  createAnamConnection,
  tokenPath,
  type AnamApiOptions,
  type AnamConnection,
} from './anam/connection.js';
import { checkedAccess, checkedNames, checkKnown, invalidOption } from './checked-option.js';
import { createHandler, type WebHandler } from './create-handler.js';
import { namesSilence, silenceSettings } from './engine-silence.js';
import { fields, filledText } from './field-check.js';
import type { AccessOptions } from './guard.js';
import type { InlinePersona } from './inline-persona.js';
import { jsonResponse } from './json-response.js';
import { checkJsonShape } from './json-shape.js';
import { personaConfig, type SessionOffer } from './persona-config.js';
import { checkOverridable, type Overridable } from './persona-overrides.js';
import { readJsonBody, type JsonObject } from './read-json-body.js';
import { Refusal } from './refusal.js';
import {
  createEnvironmentSource,
  type OpenedEnvironment,
  type SessionEnvironment,
} from './session-environment.js';
import { sessionOptionsField, type SessionOptions } from './session-options.js';
import {
  checkPersona,
  CLIENT_LLM_ID,
  isStored,
  type SessionMode,
  type SessionPersona,
} from './session-persona.js';
import { checkedTools, withTools } from './session-tools.js';
import { checkUnchecked, overlaid, type UncheckedFields } from './unchecked-fields.js';

/** Options of `createSessionHandler`. */
export interface SessionHandlerOptions extends AccessOptions, AnamApiOptions {
  readonly persona: SessionPersona;
  /**
   * The LLMs that a page may request in server mode: your custom LLMs or `builtInLlms`. The first one is the default.
   * Without this option, only client mode is available.
   */
  readonly llmIds?: readonly string[] | undefined;
  /**
   * Tools that the page runs, from `defineTool`. In server mode, they are part of the token, so that Anam's model can
   * call them. Tools that are stored with Anam go into `persona.toolIds`.
   * @default none
   */
  readonly tools?: readonly SharedTool[] | undefined;
  /** The persona fields that a page may set. @default none */
  readonly overridable?: Overridable | undefined;
  readonly sessionOptions?: SessionOptions | undefined;
  /** Anam fields that are newer than this version of the package, and values that its checks reject. */
  readonly unchecked?: UncheckedFields | undefined;
  /** An ElevenLabs agent or a LiveKit room behind the persona. */
  readonly environment?: SessionEnvironment | undefined;
  /** The session's label in Anam's list, or a function that returns it, for example your user id. */
  readonly clientLabel?: string | ((request: Request) => string | Promise<string>) | undefined;
}

const optionNames: Readonly<Record<Exclude<keyof SessionHandlerOptions, keyof AccessOptions>, true>> = {
  ...connectionOptionNames,
  persona: true,
  llmIds: true,
  tools: true,
  overridable: true,
  sessionOptions: true,
  unchecked: true,
  environment: true,
  clientLabel: true,
};

const MAX_REQUEST_BYTES = 10_000;
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Creates the session endpoint for `session="/api/persona/session"`. It accepts POST `{ mode, llmId?, continued?,
 * persona? }` and returns `{ sessionToken, tools?, personaConfig? }`; `continued` skips the greeting. The page can
 * choose only the modes, models and fields that you list.
 *
 * In client mode, Anam's silence timers are off and a session lasts at most 3,600 s, unless the persona sets
 * `voiceDetectionOptions` or `maxSessionLengthSeconds`. If the response has a `personaConfig`, the page sends it to
 * Anam when the session is live.
 *
 * `tools` are the names of the page's tools in a server mode token, so that the page can report a tool that the token
 * lacks. They are left out if `persona.toolIds` or a stored persona adds tools whose names only Anam knows.
 *
 * Errors are JSON, `{ error: { code, message } }`, with a matching status; see `ServerErrorCode`.
 *
 * @throws PersonaError `config-invalid` if an option is invalid, `config-tool` if Anam would reject a tool
 * @example
 * // app/api/persona/session/route.ts
 * export const POST = createSessionHandler({
 *   apiKey: process.env.ANAM_API_KEY!,
 *   persona: { avatarId: '…', voiceId: '…' },
 *   llmIds: ['your-custom-llm-id'],
 *   authorize: async (request) => (await currentUser(request)) !== null,
 * });
 */
export function createSessionHandler(options: SessionHandlerOptions): WebHandler {
  checkKnown('createSessionHandler', options, optionNames);
  const access = checkedAccess(options);
  const api = createAnamConnection(options);
  checkPersona(options.persona, options);
  checkRest(options);
  const offer: SessionOffer = {
    persona: wholePersona(options),
    llmIds: checkedLlmIds(options.llmIds),
    overridable: options.overridable ?? {},
    environment: options.environment,
  };
  checkOverridable(offer.overridable);
  const tools = checkedTools(options.tools, options.persona);
  const { environment } = options;
  const openEnvironment = environment === undefined ? undefined : createEnvironmentSource(environment, api);
  const secrets = secretsOf(api, options);
  return createHandler(access, secrets, async (request, { admit, user }) => {
    const asked = await readJsonBody(request, MAX_REQUEST_BYTES, REQUEST_TIMEOUT_MS);
    const { config: plain, names } = withTools(personaConfig(offer, asked), tools);
    const silence = silenceSettings(offer.persona, asked['mode'] as SessionMode, plain);
    // Also checks inside fields that have no table, such as a tool's.
    checkJsonShape(asked);
    const { mode, llmId, continued = false } = asked as { mode: string; llmId?: string; continued?: boolean };
    const label = await labelOf(options.clientLabel, request);
    admit({ action: 'session-start', user, mode, llmId: llmId ?? null, continued });
    const opened = await openEnvironment?.(request, continued);
    const ask = (config: JsonObject) =>
      mint(api, { ...label, ...configured(config, options) }, { secrets, opened }, request);
    const sessionToken = await ask(silence.config).catch((refusal: unknown) => {
      if (silence.config === plain || !isAboutSilence(refusal)) throw refusal;
      return ask(plain);
    });
    return jsonResponse(200, {
      sessionToken,
      tools: names,
      ...(silence.forPage && { personaConfig: silence.forPage }),
    });
  });
}

/** Whether Anam rejected fields that this handler added. The token is then requested again without them. */
const isAboutSilence = (cause: unknown): boolean =>
  cause instanceof Refusal && cause.code === 'anam-refused' && namesSilence(cause.extras.detail ?? '');

/**
 * A page can override unchecked fields too, so they are part of the persona from the start. The cast is needed because
 * fields in `unchecked` can have any type.
 */
const wholePersona = ({ persona, unchecked }: SessionHandlerOptions): SessionPersona =>
  isStored(persona)
    ? persona
    : (overlaid({ ...persona }, unchecked?.personaConfig) as unknown as InlinePersona);

function configured(config: JsonObject, { sessionOptions, unchecked }: SessionHandlerOptions): JsonObject {
  const session = overlaid({ ...sessionOptions }, unchecked?.sessionOptions);
  return {
    personaConfig: { ...unchecked?.personaConfig, ...config },
    ...(Object.keys(session).length > 0 && { sessionOptions: session }),
  };
}

interface Minting {
  readonly secrets: readonly string[];
  readonly opened: OpenedEnvironment | undefined;
}

async function mint(
  api: AnamConnection,
  body: JsonObject,
  { secrets, opened }: Minting,
  request: Request,
): Promise<string> {
  const all = [...secrets, ...(opened?.secrets ?? [])];
  const whole = opened ? { ...body, environment: opened.environment } : body;
  return api.send('POST', tokenPath, whole, request.signal, (response, text) =>
    readSessionToken(response, text, all),
  );
}

async function labelOf(
  clientLabel: SessionHandlerOptions['clientLabel'],
  request: Request,
): Promise<{ readonly clientLabel?: string }> {
  if (clientLabel === undefined) return {};
  const label: unknown =
    typeof clientLabel === 'function' ? await askApp('clientLabel', () => clientLabel(request)) : clientLabel;
  const problem = filledText()(label, 'clientLabel');
  if (problem !== null) throw new Error(problem);
  return { clientLabel: label as string };
}

function checkRest({ sessionOptions, clientLabel, unchecked }: SessionHandlerOptions): void {
  if (unchecked !== undefined) checkUnchecked(unchecked);
  const label = typeof clientLabel === 'function' ? undefined : clientLabel;
  const table = { sessionOptions: sessionOptionsField, clientLabel: filledText() };
  const problem = fields(table)({ sessionOptions, clientLabel: label }, 'options');
  if (problem !== null) throw invalidOption(problem.replace('`options.', '`'));
}

function checkedLlmIds(llmIds: readonly string[] | undefined): readonly string[] {
  if (llmIds === undefined || llmIds.length === 0) return [];
  if (checkedNames('llmIds', llmIds).includes(CLIENT_LLM_ID)) {
    throw invalidOption(
      `\`llmIds\` is for server mode; ${CLIENT_LLM_ID} is what client mode uses by itself.`,
    );
  }
  return llmIds;
}

const secretsOf = ({ apiKey }: AnamConnection, { environment }: SessionHandlerOptions) => {
  const other = environment?.elevenLabs?.apiKey.trim();
  return other === undefined ? [apiKey] : [apiKey, other];
};
