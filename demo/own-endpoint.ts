import type { WebHandler } from 'anam-react/server';
import type { LlmSpec } from 'anam-react/simulator';
import type { Environment } from './settings.js';

/** Your own endpoint, which the simulated Anam calls as if it were registered. */
export interface OwnEndpoint {
  readonly spec: LlmSpec;
  readonly model: string;
  readonly urls: readonly string[];
  readonly secret: string;
}

const specs = ['openai', 'azure', 'gemini', 'groq'] as const;

/** The header that carries the secret in each specification. */
const secretHeaders: Readonly<Record<LlmSpec, (secret: string) => readonly [name: string, value: string]>> = {
  openai: (secret) => ['authorization', `Bearer ${secret}`],
  azure: (secret) => ['api-key', secret],
  gemini: (secret) => ['x-goog-api-key', secret],
  groq: (secret) => ['authorization', `Bearer ${secret}`],
};

/** Reads ANAM_LLM_SPEC, which also sets the specification for the demo's own endpoint. */
export function specIn(env: Environment, problems: string[]): LlmSpec {
  const text = env['ANAM_LLM_SPEC']?.trim() || 'groq';
  const spec = specs.find((known) => known === text);
  if (!spec) problems.push(`ANAM_LLM_SPEC must be one of ${specs.join(', ')}, so groq is used.`);
  return spec ?? 'groq';
}

/**
 * Reads ANAM_LLM_URLS, with ANAM_LLM_SECRET and ANAM_LLM_MODEL. `null` without URLs, or if the configuration is
 * invalid.
 */
export function ownEndpoint(env: Environment, spec: LlmSpec, problems: string[]): OwnEndpoint | null {
  const urls = (env['ANAM_LLM_URLS'] ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  if (urls.length === 0) return null;
  const consequence = 'so Anam is simulated with the endpoint of the demo.';
  const secret = env['ANAM_LLM_SECRET']?.trim();
  if (!secret) problems.push(`ANAM_LLM_URLS is set, but ANAM_LLM_SECRET is missing, ${consequence}`);
  const isValid = urls.every((url) => /^https?:\/\//.test(url) && URL.canParse(url));
  if (!isValid) problems.push(`ANAM_LLM_URLS must be full URLs, separated by commas, ${consequence}`);
  return secret && isValid ? { spec, model: env['ANAM_LLM_MODEL']?.trim() || 'own', urls, secret } : null;
}

/**
 * Calls one of the URLs as Anam does. The page cannot call it, because the page must not have the secret, and the
 * endpoint may not allow the page's origin.
 */
export function callOwnEndpoint({ urls, spec, secret }: OwnEndpoint): WebHandler {
  return async (request) => {
    const url = urls[Number(/\d+$/.exec(new URL(request.url).pathname)?.[0] ?? -1)];
    if (url === undefined)
      return Response.json({ error: { message: 'There is no such URL.' } }, { status: 404 });
    const headers = new Headers({
      'content-type': request.headers.get('content-type') ?? '',
      accept: request.headers.get('accept') ?? '',
    });
    headers.set(...secretHeaders[spec](secret));
    try {
      const body = await request.text();
      const {
        status,
        headers: returned,
        body: stream,
      } = await fetch(url, {
        method: 'POST',
        headers,
        body,
        signal: request.signal,
        redirect: 'manual',
      });
      const type = returned.get('content-type');
      return new Response(stream, { status, headers: type === null ? {} : { 'content-type': type } });
    } catch (error) {
      return Response.json(
        { error: { message: `${url} could not be reached: ${reasonOf(error)}` } },
        { status: 502 },
      );
    }
  };
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}
