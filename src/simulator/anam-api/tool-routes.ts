import type { TokenTool } from '../llm/engine-tools.js';
import type { AnamStore, Stored } from './anam-store.js';
import type { ApiCall } from './api-call.js';
import { matches, notFound, pageOf, problem } from './api-response.js';

const types: Readonly<Record<string, string>> = {
  CLIENT: 'client',
  SERVER_RAG: 'server',
  SERVER_WEBHOOK: 'server',
  SYSTEM: 'system',
};
const MAX_DESCRIPTION = 1024;
/** The maximum size of the JSON Schema of an inline tool, in bytes. */
const MAX_PARAMETERS = 10_000;

/** `/v1/tools`: the tools that a token can name with `toolIds`. */
export function toolRoutes(call: ApiCall, store: AnamStore): Response {
  const { method, id, query, body, createId } = call;
  if (id === null && method === 'GET') {
    const found = [...store.tools.values()].filter((tool) =>
      matches(query, tool.id, tool['name'], tool['description']),
    );
    return pageOf(found, query);
  }
  if (id === null) return method === 'POST' ? save(createId(), body, store, 201) : notFound('Route');
  const known = store.tools.get(id);
  if (!known) return notFound('Tool');
  if (method === 'GET') return Response.json(known);
  if (method === 'PUT') return save(id, { ...known, ...body }, store, 200);
  if (method !== 'DELETE') return notFound('Route');
  store.tools.delete(id);
  return new Response(null, { status: 204 });
}

function save(
  id: string,
  fields: Readonly<Record<string, unknown>>,
  store: AnamStore,
  status: number,
): Response {
  const { name, description, type } = fields;
  if (typeof name !== 'string' || !/^[\w.-]{1,64}$/u.test(name)) return problem(400, 'Bad request - name');
  if (typeof description !== 'string' || description === '' || description.length > MAX_DESCRIPTION)
    return problem(400, 'Bad request - description');
  if (types[String(type)] === undefined) return problem(400, 'Bad request - type');
  const isNew = status === 201;
  const now = new Date().toISOString();
  const dates = isNew ? { createdAt: now, updatedAt: null } : { updatedAt: now };
  const tool: Stored = { config: {}, disableInterruptions: false, usageCount: 0, ...fields, ...dates, id };
  store.tools.set(id, tool);
  return Response.json(tool, { status });
}

/** Returns the inline and the stored tools of a token request, or an error message about them. */
export function toolsOf(
  persona: Readonly<Record<string, unknown>>,
  store: AnamStore,
): readonly TokenTool[] | string {
  const { tools = [], toolIds = [] } = persona as {
    tools?: readonly TokenTool[];
    toolIds?: readonly string[];
  };
  const wrong = tools.find(({ type, name }) => !Object.values(types).includes(String(type)) || !name);
  if (wrong) return 'Bad request - a tool needs `type` and `name`';
  const large = tools.find(({ parameters }) => bytesOf(parameters) > MAX_PARAMETERS);
  if (large) return `Bad request - the parameters of ${String(large['name'])} are larger than 10,000 bytes`;
  const unknown = toolIds.find((id) => !store.tools.has(id));
  if (unknown !== undefined) return `Bad request - there is no tool ${unknown}`;
  const stored = toolIds.map((id) => {
    const tool = store.tools.get(id);
    return { ...tool, type: types[String(tool?.['type'])] };
  });
  return [...tools, ...stored];
}

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value ?? {})).length;
