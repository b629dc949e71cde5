import type { SharedTool } from '../internal/token-tool.js';
import { askApp } from './ask-app.js';
import {
  connectionOptionNames,
  createAnamConnection,
  type AnamApiOptions,
  type AnamConnection,
} from './anam/connection.js';
import { checkedAccess, checkedNames, checkKnown, invalidOption } from './checked-option.js';
import { createHandler, type WebHandler } from './create-handler.js';
import { silenceSettings } from './engine-silence.js';
import { fields, filledText, flag } from './field-check.js';
import type { AccessOptions } from './guard.js';
import type { InlinePersona } from './inline-persona.js';
import { jsonResponse } from './json-response.js';
import { checkJsonShape } from './json-shape.js';
import { mintToken } from './mint-token.js';
import { personaConfig, type SessionOffer } from './persona-config.js';
import { checkOverridable, type Overridable } from './persona-overrides.js';
import { readJsonBody } from './read-json-body.js';
import { createEnvironmentSource, type SessionEnvironment } from './session-environment.js';
import { sessionOptionsField, type SessionOptions } from './session-options.js';
import {
  checkPersona,
  CLIENT_LLM_ID,
  isStored,
  type SessionMode,
  type SessionPersona,
} from './session-persona.js';
import { checkedTools, withTools } from './session-tools.js';
import { sizeFor, videoSizesField, type VideoSize } from './video-sizes.js';
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
  /**
   * The sizes of the picture that a page can get: it sends the shape of its stage (`session.shape`), and the token gets
   * the first size of that shape. List only sizes of your avatar's model: 720 × 480 with Cara 3, 1152 × 768 and
   * 768 × 1152 with Cara 4. If Anam refuses the size by name (400), the token is requested again without it.
   * @default none: every page gets `sessionOptions.videoWidth` × `videoHeight`, or Anam's default
   * @example videoSizes: [{ width: 1152, height: 768 }, { width: 768, height: 1152 }]
   */
  readonly videoSizes?: readonly VideoSize[] | undefined;
  /**
   * Whether pages get Anam's estimate of the wait when all sessions are in use (`GET /v1/sessions/concurrency`): in the
   * refusal of a busy start, and before a start if the page asks (`session.checkBusy`). The estimate never refuses a
   * start, because Anam calls it a hint that can over-report. Anam's limit and count stay on the server.
   * @default false
   */
  readonly waitEstimate?: boolean | undefined;
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
  videoSizes: true,
  waitEstimate: true,
  unchecked: true,
  environment: true,
  clientLabel: true,
};

const MAX_REQUEST_BYTES = 10_000;
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Creates the session endpoint for `session="/api/persona/session"`. It accepts POST `{ mode, llmId?, continued?,
 * persona?, shape? }` and returns `{ sessionToken, tools?, personaConfig? }`; `continued` skips the greeting, and `shape`
 * (`portrait`, `landscape`) chooses from `videoSizes`. The page can choose only the modes, models, fields and sizes that
 * you list. With `waitEstimate`, POST `{ check: true }` returns `{ busy, estimatedWaitSeconds? }` and no token.
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
    if (options.waitEstimate && asked['check'] === true && Object.keys(asked).length === 1) {
      const { estimatedWait } = await import('./estimated-wait.js');
      return jsonResponse(200, await estimatedWait(api, request.signal));
    }
    const { config: plain, names } = withTools(personaConfig(offer, asked), tools);
    const silence = silenceSettings(offer.persona, asked['mode'] as SessionMode, plain);
    const size = sizeFor(options.videoSizes ?? [], asked['shape']);
    // Also checks inside fields that have no table, such as a tool's.
    checkJsonShape(asked);
    const { mode, llmId, continued = false } = asked as { mode: string; llmId?: string; continued?: boolean };
    const label = await labelOf(options.clientLabel, request);
    admit({ action: 'session-start', user, mode, llmId: llmId ?? null, continued });
    const opened = await openEnvironment?.(request, continued);
    const sessionToken = await mintToken(
      { config: silence.config, plain, size },
      {
        api,
        options,
        beside: { ...label, ...(opened && { environment: opened.environment }) },
        secrets: [...secrets, ...(opened?.secrets ?? [])],
      },
      request.signal,
    );
    return jsonResponse(200, {
      sessionToken,
      tools: names,
      ...(silence.forPage && { personaConfig: silence.forPage }),
    });
  });
}

/**
 * A page can override unchecked fields too, so they are part of the persona from the start. The cast is needed because
 * fields in `unchecked` can have any type.
 */
const wholePersona = ({ persona, unchecked }: SessionHandlerOptions): SessionPersona =>
  isStored(persona)
    ? persona
    : (overlaid({ ...persona }, unchecked?.personaConfig) as unknown as InlinePersona);

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

function checkRest(options: SessionHandlerOptions): void {
  const { sessionOptions, clientLabel, unchecked, videoSizes, waitEstimate } = options;
  if (unchecked !== undefined) checkUnchecked(unchecked);
  const label = typeof clientLabel === 'function' ? undefined : clientLabel;
  const table = {
    sessionOptions: sessionOptionsField,
    clientLabel: filledText(),
    videoSizes: videoSizesField,
    waitEstimate: flag(),
  };
  const given = { sessionOptions, clientLabel: label, videoSizes, waitEstimate };
  const problem = fields(table)(given, 'options');
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
