import { stringIn } from './anam-answer.js';
import type { Upstream } from './call-upstream.js';
import { checkedKey, checkedUrl } from './checked-option.js';
import { exchange } from './exchange.js';
import { Refusal } from './refusal.js';
import { retryAfter } from './retry-after.js';

/** What an ElevenLabs agent is told about one session, passed on as it is. */
export interface ElevenLabsSettings {
  /** The values of the agent's placeholders. */
  readonly dynamicVariables?: Readonly<Record<string, string | number | boolean>>;
  /** What this session does otherwise than the agent's settings; the agent must allow it. */
  readonly conversationConfigOverride?: Readonly<Record<string, unknown>>;
  /** Who speaks, for the agent's statistics. */
  readonly userId?: string;
  /** Sent along to the agent's own custom LLM. */
  readonly customLlmExtraBody?: Readonly<Record<string, unknown>>;
}

/** An agent of ElevenLabs that listens, thinks and speaks for the persona. It must take audio as PCM at 16 kHz. */
export interface ElevenLabsAgent {
  /** Your ElevenLabs API key. It goes to ElevenLabs in a header, and nowhere else. */
  readonly apiKey: string;
  readonly agentId: string;
  /**
   * The same for all, or for each session: a function may look at the request, not read its body. `continued` is true for
   * a conversation that goes on, after a lost connection or a stop: the agent would begin with its first message again,
   * unless its `conversationConfigOverride` says otherwise.
   */
  readonly settings?:
    | ElevenLabsSettings
    | ((
        request: Request,
        session: { readonly continued: boolean },
      ) => ElevenLabsSettings | Promise<ElevenLabsSettings>)
    | undefined;
  /** @default 'https://api.elevenlabs.io' */
  readonly baseUrl?: string | undefined;
}

const elevenLabs: Upstream = {
  name: 'ElevenLabs',
  unreachable: 'elevenlabs-unreachable',
  timeout: 'elevenlabs-timeout',
};

/**
 * Gets the signed URL at which Anam's engine finds the agent: a secret that is good for about a quarter of an hour, so
 * one is fetched for each token.
 * https://elevenlabs.io/docs/api-reference/conversations/get-signed-url
 */
export function createSignedUrlSource(
  { apiKey, agentId, baseUrl }: ElevenLabsAgent,
  { timeoutMs, fetch }: { readonly timeoutMs: number; readonly fetch: typeof globalThis.fetch },
): (client: AbortSignal) => Promise<string> {
  const key = checkedKey('environment.elevenLabs.apiKey', apiKey);
  const base = checkedUrl('environment.elevenLabs.baseUrl', baseUrl ?? 'https://api.elevenlabs.io');
  const url = new URL('/v1/convai/conversation/get-signed-url', base);
  url.searchParams.set('agent_id', agentId);
  const init: RequestInit = { method: 'GET', headers: { 'xi-api-key': key, accept: 'application/json' } };
  return (client) =>
    exchange({ upstream: elevenLabs, url: url.href, init, timeoutMs, fetch }, client, readSignedUrl);
}

function readSignedUrl(response: Response, text: string): string {
  if (!response.ok) throw refusedByElevenLabs(response, text);
  const url = stringIn(text, 'signed_url');
  if (url !== null && /^wss?:\/\//.test(url)) return url;
  // Without its detail: what is there instead may be a secret in another field.
  throw new Refusal(502, 'elevenlabs-failed', 'ElevenLabs answered without a signed URL.');
}

function refusedByElevenLabs(response: Response, detail: string): Refusal {
  const { status } = response;
  if (status === 401 || status === 403) {
    return new Refusal(502, 'elevenlabs-unauthorized', "ElevenLabs refused the server's API key.", {
      detail,
    });
  }
  if (status === 429) {
    const headers = retryAfter(response, detail);
    return new Refusal(429, 'elevenlabs-rate-limited', 'Too many sessions are being started.', {
      detail,
      headers,
    });
  }
  if (status >= 400 && status < 500) {
    return new Refusal(502, 'elevenlabs-refused', 'ElevenLabs does not know this agent.', { detail });
  }
  return new Refusal(502, 'elevenlabs-failed', 'ElevenLabs had a problem of its own.', { detail });
}
