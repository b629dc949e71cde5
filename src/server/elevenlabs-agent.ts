import { stringIn } from './anam/anam-answer.js';
import type { Upstream } from './call-upstream.js';
import { checkedKey, checkedUrl } from './checked-option.js';
import { exchange } from './exchange.js';
import { Refusal } from './refusal.js';
import { retryAfter } from './retry-after.js';

/** The settings of an ElevenLabs agent for one session. They are passed on unchanged. */
export interface ElevenLabsSettings {
  /** The values of the agent's dynamic variables. */
  readonly dynamicVariables?: Readonly<Record<string, string | number | boolean>>;
  /** Overrides of the agent's settings. The agent must allow them. */
  readonly conversationConfigOverride?: Readonly<Record<string, unknown>>;
  /** The user id for the agent's statistics. */
  readonly userId?: string;
  /** Extra body for the agent's custom LLM. */
  readonly customLlmExtraBody?: Readonly<Record<string, unknown>>;
}

/** An ElevenLabs agent that listens, thinks and speaks for the persona. Its input must be PCM at 16 kHz. */
export interface ElevenLabsAgent {
  /** Your ElevenLabs API key. It is sent only to ElevenLabs, in a header. */
  readonly apiKey: string;
  readonly agentId: string;
  /**
   * Settings for all sessions, or a function for each session, which must not read the request's body. `continued` is
   * true if the conversation continues after a lost connection or after it has ended. The agent then repeats its first
   * message, unless you change it in `conversationConfigOverride`.
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

const elevenLabs: Upstream = { name: 'ElevenLabs', domain: 'elevenlabs' };

/**
 * Fetches the signed URL with which Anam's engine connects to the agent. It is a secret that is valid for about 15
 * minutes, so each token gets its own.
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
  // Without details, because the unexpected response may contain a secret.
  throw new Refusal(502, 'elevenlabs-failed', 'ElevenLabs returned no signed URL.');
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
  return new Refusal(502, 'elevenlabs-failed', 'ElevenLabs had a problem.', { detail });
}
