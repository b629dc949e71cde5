import type { AnamStore, Stored } from './anam-store.js';
import type { ApiCall } from './api-call.js';
import { matches, notFound, pageOf, problem } from './api-response.js';

const createFormats = ['openai', 'azure_openai', 'groq_openai', 'gemini', 'advanced_voice', 'none'];
/** The formats that PUT accepts. PUT uses other field names than POST, and one `url` instead of `urls`. */
const updateFormats = ['openai', 'azure_openai', 'groq_openai', 'anthropic', 'custom'];

/** `/v1/llms`: the secret is accepted but never returned. */
export function llmRoutes(call: ApiCall, store: AnamStore): Response {
  const { method, id, query } = call;
  if (id === null) {
    if (method === 'POST') return create(call, store);
    if (method !== 'GET') return notFound('Route');
    const all = [...store.llms.values()].map(({ shown }) => shown);
    const defaults = query.get('includeDefaults') === 'true' ? builtIn : [];
    const found = [...all, ...defaults].filter((llm) =>
      matches(query, llm['displayName'], llm['description']),
    );
    return pageOf(found, query);
  }
  const isBuiltIn = builtIn.find((llm) => llm.id === id);
  const known = isBuiltIn ?? store.llms.get(id)?.shown;
  if (!known) return notFound('LLM');
  if (method === 'GET') return Response.json(known);
  if (isBuiltIn) return problem(403, 'Forbidden - default LLMs cannot be changed');
  if (method === 'PUT') return update(call, id, store);
  if (method !== 'DELETE') return notFound('Route');
  store.llms.delete(id);
  return new Response(null, { status: 204 });
}

function create({ body, createId }: ApiCall, store: AnamStore): Response {
  const missing = ['displayName', 'urls', 'llmFormat', 'modelName', 'secret'].find((name) => !body[name]);
  if (missing !== undefined) return problem(400, `Bad request - ${missing} is missing`);
  const { urls, secret, ...fields } = body;
  if (!Array.isArray(urls) || urls.length === 0 || !urls.every(hasUrl))
    return problem(400, 'Bad request - urls');
  const wrong = wrongField(fields, createFormats);
  if (wrong !== null) return problem(400, `Bad request - ${wrong}`);
  const shown = newLlm(createId(), { ...fields, urls: urls.map(({ url }) => ({ url, region: 'default' })) });
  store.llms.set(shown.id, { shown, secret: String(secret) });
  return Response.json(shown, { status: 201 });
}

function update({ body }: ApiCall, id: string, store: AnamStore): Response {
  const llm = store.llms.get(id);
  if (!llm) return notFound('LLM');
  const { url, secret = llm.secret, urls: _ignored, ...fields } = body;
  const wrong = url !== undefined && !hasUrl({ url }) ? 'url' : wrongField(fields, updateFormats);
  if (wrong !== null) return problem(400, `Bad request - ${wrong}`);
  const shown: Stored = {
    ...llm.shown,
    ...fields,
    ...(url !== undefined && { urls: [{ url, region: 'default' }] }),
    id,
    updatedAt: new Date().toISOString(),
  };
  store.llms.set(id, { shown, secret: String(secret) });
  return Response.json(shown);
}

function wrongField(fields: Readonly<Record<string, unknown>>, formats: readonly string[]): string | null {
  const { llmFormat = formats[0], reasoningEffort = 'default', reasoningFormat = 'parsed' } = fields;
  if (!formats.includes(String(llmFormat))) return 'llmFormat';
  if (!['default', 'low', 'medium', 'high'].includes(String(reasoningEffort))) return 'reasoningEffort';
  return ['parsed', 'raw', 'hidden'].includes(String(reasoningFormat)) ? null : 'reasoningFormat';
}

const hasUrl = (entry: { readonly url?: unknown }) =>
  typeof entry.url === 'string' && /^https?:\/\/\S+$/u.test(entry.url);

const newLlm = (id: string, fields: object): Stored => ({
  description: null,
  temperature: null,
  maxTokens: null,
  deploymentName: null,
  apiVersion: null,
  metadata: {},
  displayTags: [],
  isDefault: false,
  isGlobal: false,
  isZdr: false,
  createdByOrganizationId: 'simulated',
  createdAt: new Date().toISOString(),
  updatedAt: null,
  ...fields,
  id,
});

const defaultLlm = (id: string, displayName: string, llmFormat: string): Stored =>
  newLlm(id, { displayName, llmFormat, urls: [], modelName: null, isDefault: true, isGlobal: true });

/** The LLMs that Anam's page "Custom LLMs" lists. */
const builtIn: readonly Stored[] = [
  defaultLlm('a7cf662c-2ace-4de1-a21e-ef0fbf144bb7', 'GPT OSS 120B', 'groq_openai'),
  defaultLlm('ANAM_LLAMA_v3_3_70B_V1', 'Llama 3.3 70B', 'groq_openai'),
  defaultLlm('b4f89001-9638-4879-a9c3-02cc9f9f2004', 'GPT 4.1', 'openai'),
  defaultLlm('CUSTOMER_CLIENT_V1', 'Disable LLM', 'none'),
];
