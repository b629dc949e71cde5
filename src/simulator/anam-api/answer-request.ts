import { mintToken, tokenRequestIn } from '../session-token.js';
import type { AnamStore } from './anam-store.js';
import type { ApiCall } from './api-call.js';
import { notFound, problem } from './api-response.js';
import { catalogueRoutes, isCatalogue } from './catalogue.js';
import { llmRoutes } from './llm-routes.js';
import { sessionRoutes, type EngineSessions } from './session-routes.js';
import { toolRoutes, toolsOf } from './tool-routes.js';

export interface ApiBackEnd {
  readonly store: AnamStore;
  readonly apiKey: string | undefined;
  readonly createId: () => string;
  /** `undefined` without an engine. */
  readonly engine: EngineSessions | undefined;
}

/** Responds as Anam's OpenAPI document describes (anam.ai/docs/swagger.json). */
export async function answerRequest(request: Request, backEnd: ApiBackEnd): Promise<Response> {
  const { pathname, searchParams: query } = new URL(request.url);
  if (!isAuthorized(request, backEnd.apiKey))
    return problem(401, 'Unauthorized - Invalid or missing API key');
  const body = await bodyOf(request);
  if (body === null) return problem(400, 'Bad request - the body is not a JSON object');
  const [, area = '', id = null, action] =
    /^\/v1\/([\w-]+)(?:\/([^/]+))?(?:\/([^/]+))?$/u.exec(pathname) ?? [];
  const call: ApiCall = { method: request.method, id, query, body, createId: backEnd.createId };
  if (area === 'auth' && id === 'session-token' && request.method === 'POST') return mint(call, backEnd);
  if (area === 'llms') return llmRoutes(call, backEnd.store);
  if (area === 'tools') return toolRoutes(call, backEnd.store);
  if (area === 'sessions') return sessionRoutes(call, action, backEnd.engine);
  if (isCatalogue(area)) return catalogueRoutes(area, call);
  return notFound(pathname);
}

function isAuthorized(request: Request, apiKey: string | undefined): boolean {
  const sent = /^Bearer (.+)$/u.exec(request.headers.get('authorization') ?? '')?.[1];
  return sent !== undefined && (apiKey === undefined || sent === apiKey);
}

async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>> | null> {
  const text = await request.text();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null;
  } catch {
    return null;
  }
}

function mint({ body, createId }: ApiCall, { store }: ApiBackEnd): Response {
  const { personaConfig } = body as { readonly personaConfig?: Readonly<Record<string, unknown>> };
  const tools = toolsOf(personaConfig ?? {}, store);
  if (typeof tools === 'string') return problem(400, tools);
  const whole = { ...body, personaConfig: { ...personaConfig, tools } };
  return Response.json({ sessionToken: mintToken(createId(), tokenRequestIn(whole)) });
}
