/** The four specifications in which Anam can call a model. */
export type LlmEndpointSpec = 'openai' | 'azure' | 'gemini' | 'groq';

/** The information in the path and the query of a request. */
export interface EndpointRoute {
  /** `null` if the path belongs to no specification. */
  readonly spec: LlmEndpointSpec | null;
  readonly asks: 'answer' | 'models';
  /** The model or deployment in the path. */
  readonly model: string | undefined;
  /** Set by the method in the path for Gemini. For the others, `stream` in the body decides. */
  readonly streams: boolean | undefined;
  /** Without `alt=sse`, Gemini streams one JSON array. */
  readonly framing: 'events' | 'array';
}

const geminiMethod = /:(streamGenerateContent|generateContent)$/;
const azureDeployment = /\/openai\/deployments\/([^/]+)\/chat\/completions$/;

/** @param only serves this specification at any path */
export function routeOf(request: Request, only: LlmEndpointSpec | undefined): EndpointRoute {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.replace(/\/{1,99}$/, '');
  const listed = request.method === 'POST' ? null : listedIn(path);
  if (listed) {
    const spec = only ?? specOfList(path);
    return { spec, asks: 'models', model: decoded(listed.model), streams: undefined, framing: 'events' };
  }
  const spec = only ?? specOf(path, request.headers);
  const gemini = spec === 'gemini' ? geminiIn(path) : null;
  return {
    spec,
    asks: 'answer',
    model: decoded(gemini?.model ?? azureDeployment.exec(path)?.[1]),
    streams: spec === 'gemini' ? gemini?.method !== 'generateContent' : undefined,
    framing: spec === 'gemini' && searchParams.get('alt') !== 'sse' ? 'array' : 'events',
  };
}

/**
 * Splits the part after the first `/models/` at the last colon. Uses no regular expression, which would take quadratic
 * time.
 */
function modelIn(path: string): string | undefined {
  const at = path.indexOf('/models/', path.lastIndexOf(':') + 1);
  return at < 0 ? undefined : path.slice(at + '/models/'.length) || undefined;
}

function geminiIn(path: string): { readonly model: string; readonly method: string | undefined } | null {
  const method = geminiMethod.exec(path);
  const model = method && modelIn(path.slice(0, method.index));
  return model ? { model, method: method[1] } : null;
}

function listedIn(path: string): { readonly model: string | undefined } | null {
  const model = modelIn(path);
  return model !== undefined || path.endsWith('/models') ? { model } : null;
}

function specOf(path: string, headers: Headers): LlmEndpointSpec | null {
  if (geminiIn(path)) return 'gemini';
  if (!path.endsWith('/chat/completions')) return null;
  if (azureDeployment.test(path)) return 'azure';
  // Groq and Azure's newer API share this path. Only Azure sends its key in a separate header.
  if (path.endsWith('/openai/v1/chat/completions')) return headers.has('api-key') ? 'azure' : 'groq';
  return 'openai';
}

function specOfList(path: string): LlmEndpointSpec {
  if (/\/v1(?:beta|alpha)\w*\/models/.test(path)) return 'gemini';
  return /\/openai\/v1\/models/.test(path) ? 'groq' : 'openai';
}

function decoded(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
