import { inspect } from './api-schema.js';
import { tokenRequest } from './token-request-schema.js';

type Json = Readonly<Record<string, unknown>>;

/** One created token, and the problems that the real endpoint would not report. */
export interface MintedToken {
  readonly body: Json;
  /** The SDK rejects `legacy` tokens. */
  readonly type: 'stateful' | 'ephemeral' | 'legacy';
  /** Misspelled fields, or fields of another API. The real endpoint responds with 200 anyway. */
  readonly unknown: readonly string[];
  /** Fields next to a `personaId`, which the real endpoint drops silently. */
  readonly ignored: readonly string[];
}

const sizes = ['720x480', '1152x768', '768x1152'];

/**
 * Imitates Anam's endpoints from their public description, as a `fetch`: the token endpoint, the one that ends a session,
 * and the one that counts them. It records what the real endpoints accept silently, so that a test can fail on it.
 */
export function imitateAnam(
  apiKey: string,
  { limit = 1, waitSeconds = 0 }: { readonly limit?: number; readonly waitSeconds?: number | null } = {},
) {
  const minted: MintedToken[] = [];
  const running = new Set<string>();
  const stopped: string[] = [];

  const answer = (request: Request, body: string): Response => {
    if (request.headers.get('authorization') !== `Bearer ${apiKey}`) return problem(401, 'Unauthorized');
    const { pathname, search } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/v1/auth/session-token' && search === '') {
      return mint(request, body, minted);
    }
    if (request.method === 'GET' && pathname === '/v1/sessions/concurrency' && search === '') {
      const active = running.size;
      const canStartSession = active < limit;
      const estimatedWaitSeconds = canStartSession ? 0 : waitSeconds;
      return Response.json({ limit, active, canStartSession, estimatedWaitSeconds });
    }
    const [, id] = /^\/v1\/sessions\/([^/]+)\/stop$/.exec(pathname) ?? [];
    if (request.method !== 'POST' || id === undefined) return problem(404, 'Not found');
    if (!running.delete(id)) return problem(404, 'Session not found');
    stopped.push(id);
    return new Response(null, { status: 204 });
  };
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    return answer(request, await request.text());
  };
  return { minted, running, stopped, fetch: send };
}

function mint(request: Request, text: string, minted: MintedToken[]): Response {
  if (request.headers.get('content-type') !== 'application/json') return problem(400, 'Not JSON');
  const body = parse(text);
  const { invalid, unknown } = inspect(tokenRequest, body);
  if (invalid.length === 0) invalid.push(...contradictions(body as Json));
  if (invalid.length > 0) return problem(400, invalid.join('; '));
  const persona = (body as Json)['personaConfig'] as Json;
  const isStateful = typeof persona['personaId'] === 'string';
  const ignored = isStateful ? Object.keys(persona).filter((name) => name !== 'personaId') : [];
  const type = isStateful ? 'stateful' : hasModel(body as Json) ? 'ephemeral' : 'legacy';
  minted.push({ body: body as Json, type, unknown, ignored });
  return Response.json({ sessionToken: tokenOf(type, minted.length) });
}

/** Checks rules that no schema contains: fields that require or exclude each other. */
function contradictions(body: Json): string[] {
  const { personaConfig, sessionOptions, environment } = body as Readonly<Record<string, Json | undefined>>;
  const found: string[] = [];
  const notes = personaConfig?.['directorNotes'] as Json | undefined;
  if (notes?.['presetStyle'] !== undefined && notes['customStylePrompt'] !== undefined) {
    found.push('directorNotes: two styles');
  }
  if (personaConfig?.['personaId'] === undefined && personaConfig?.['avatarId'] === undefined) {
    found.push('personaConfig: no avatar');
  }
  const { videoWidth: width, videoHeight: height } = sessionOptions ?? {};
  const sized = width !== undefined || height !== undefined;
  if (sized && !sizes.includes(`${String(width)}x${String(height)}`))
    found.push('sessionOptions: no such size');
  if (sessionOptions?.['regionPolicy'] === 'strict' && sessionOptions['region'] === undefined) {
    found.push('sessionOptions: strict without a region');
  }
  if ((environment?.['livekitUrl'] === undefined) !== (environment?.['livekitToken'] === undefined)) {
    found.push('environment: half a LiveKit room');
  }
  return found;
}

function hasModel(body: Json): boolean {
  const persona = body['personaConfig'] as Json;
  const environment = body['environment'] as Json | undefined;
  return persona['llmId'] !== undefined || environment?.['elevenLabsAgentSettings'] !== undefined;
}

const tokenOf = (type: string, serial: number) =>
  `x.${btoa(JSON.stringify({ type, accountId: 'account', serial }))}.y`;

const problem = (status: number, message: string) =>
  Response.json({ statusCode: status, message }, { status });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
