/** The four specifications in which Anam can call a model. */
export type LlmEndpointSpec = 'openai' | 'azure' | 'gemini' | 'groq';

/** What the path and the query of a request say. */
export interface EndpointRoute {
  /** `null`: the path belongs to no specification. */
  readonly spec: LlmEndpointSpec | null;
  readonly asks: 'answer' | 'models';
  /** The model or deployment in the path. */
  readonly model: string | undefined;
  /** Gemini: what the method in the path says. Otherwise `stream` in the body decides. */
  readonly streams: boolean | undefined;
  /** Gemini without `alt=sse` sends one JSON array, piece by piece. */
  readonly framing: 'events' | 'array';
}

// The length of a name is limited, so that a path of many `/models/` is not searched to its end for each.
const geminiMethod = /\/models\/([^:]{1,200}):(streamGenerateContent|generateContent)$/;
const azureDeployment = /\/openai\/deployments\/([^/]+)\/chat\/completions$/;
const modelList = /\/models(?:\/([^:]{1,200}))?$/;

/** @param only serves this specification at any path */
export function routeOf(request: Request, only: LlmEndpointSpec | undefined): EndpointRoute {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.replace(/\/{1,99}$/, '');
  const listed = request.method === 'POST' ? null : modelList.exec(path);
  if (listed) {
    const spec = only ?? specOfList(path);
    return { spec, asks: 'models', model: decoded(listed[1]), streams: undefined, framing: 'events' };
  }
  const spec = only ?? specOf(path, request.headers);
  const gemini = spec === 'gemini' ? geminiMethod.exec(path) : null;
  return {
    spec,
    asks: 'answer',
    model: decoded(gemini?.[1] ?? azureDeployment.exec(path)?.[1]),
    streams: spec === 'gemini' ? gemini?.[2] !== 'generateContent' : undefined,
    framing: spec === 'gemini' && searchParams.get('alt') !== 'sse' ? 'array' : 'events',
  };
}

function specOf(path: string, headers: Headers): LlmEndpointSpec | null {
  if (geminiMethod.test(path)) return 'gemini';
  if (!path.endsWith('/chat/completions')) return null;
  if (azureDeployment.test(path)) return 'azure';
  // Groq's path is also that of Azure's newer API. Only Azure's key has a header of its own.
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
