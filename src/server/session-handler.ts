import { readSessionToken } from './anam-answer.js';
import { callUpstream, type Upstream } from './call-upstream.js';
import {
  checkedAccess,
  checkedKey,
  checkedNames,
  checkedPositive,
  checkedUrl,
  invalidOption,
} from './checked-option.js';
import { createHandler, type WebHandler } from './create-handler.js';
import { createDeadline } from './deadline.js';
import type { AccessOptions } from './guard.js';
import { jsonResponse } from './json-response.js';
import { personaConfig } from './persona-config.js';
import { readJsonBody } from './read-json-body.js';
import { readText } from './read-text.js';
import { checkPersona, CLIENT_LLM_ID, type SessionPersona } from './session-persona.js';

/** How Anam runs the session. */
export interface SessionOptions {
  /** Anam records sessions unless this is false. */
  readonly sessionReplay?: { readonly enableSessionReplay: boolean };
  readonly videoQuality?: 'high' | 'auto';
  /** In pixels; only together with `videoHeight`, and only sizes that the avatar's model has. */
  readonly videoWidth?: number;
  readonly videoHeight?: number;
}

export interface SessionHandlerOptions extends AccessOptions {
  /** Your Anam API key. It goes to Anam in a header, and nowhere else. */
  readonly apiKey: string;
  readonly persona: SessionPersona;
  /** The custom LLMs that a page may ask for in server mode; the first one is the default. Without it: client mode only. */
  readonly llmIds?: readonly string[] | undefined;
  readonly sessionOptions?: SessionOptions | undefined;
  /** How long Anam may take, in ms. @default 10000 */
  readonly timeoutMs?: number | undefined;
  /** @default 'https://api.anam.ai' */
  readonly baseUrl?: string | undefined;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
}

const MAX_REQUEST_BYTES = 10_000;
const MAX_ANSWER_BYTES = 64_000;
const anam: Upstream = { name: 'Anam', unreachable: 'anam-unreachable', timeout: 'anam-timeout' };

/**
 * The endpoint that `session="/api/persona/session"` asks for a token: takes POST `{ mode, llmId? }`, answers
 * `{ sessionToken }`. The page chooses between the modes and models that are listed here, and nothing else.
 *
 * Errors are JSON, `{ error: { code, message } }`, with a status to match; see `ServerErrorCode`.
 *
 * @throws PersonaError `config-invalid`, at once, when the options cannot work
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
  const access = checkedAccess(options);
  const apiKey = checkedKey('apiKey', options.apiKey);
  checkPersona(options.persona, options.llmIds);
  const call: MintCall = {
    apiKey,
    url: new URL('/v1/auth/session-token', checkedUrl('baseUrl', options.baseUrl ?? 'https://api.anam.ai'))
      .href,
    timeoutMs: checkedPositive('timeoutMs', options.timeoutMs ?? 10_000),
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
  };
  const llmIds = checkedLlmIds(options.llmIds);
  return createHandler(access, [apiKey], async (request) => {
    const config = personaConfig(options.persona, llmIds, await readJsonBody(request, MAX_REQUEST_BYTES));
    const { sessionOptions } = options;
    const body = { personaConfig: config, ...(sessionOptions && { sessionOptions }) };
    return jsonResponse(200, { sessionToken: await mint(call, body, request.signal) });
  });
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

interface MintCall {
  readonly apiKey: string;
  readonly url: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

async function mint(
  { apiKey, url, timeoutMs, fetch: send }: MintCall,
  body: unknown,
  client: AbortSignal,
): Promise<string> {
  const deadline = createDeadline(timeoutMs, client);
  const init: RequestInit = {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: JSON.stringify(body),
    // A redirect would carry the request, and perhaps the key, to another host.
    redirect: 'manual',
    signal: deadline.signal,
  };
  const exchange = async () => {
    const response = await send(url, init);
    const { text } = await readText(response.body, MAX_ANSWER_BYTES);
    return readSessionToken(response, text);
  };
  try {
    return await callUpstream(anam, deadline, exchange());
  } finally {
    deadline.release();
  }
}
