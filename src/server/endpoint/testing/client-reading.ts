import type { LlmEndpointSpec } from '../endpoint-route.js';
import { clientModels } from './client-models.js';

type Part = Readonly<Record<string, unknown>> & { readonly type: string };

const tools = ['look', 'go', 'weather', 'get_country', 'get_product_name', 'get_capital'].map((name) => ({
  type: 'function' as const,
  name,
  inputSchema: { type: 'object' as const, properties: { city: { type: 'string' as const } } },
}));

/** Returns the parts that a specification's client reads from a stream. */
export async function partsRead(
  spec: LlmEndpointSpec,
  fetched: typeof fetch,
  options: object = {},
): Promise<Part[]> {
  const model = clientModels[spec]({ fetch: fetched });
  const { stream } = await model.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    tools,
    providerOptions: options as Record<string, Record<string, string>>,
  });
  const parts: Part[] = [];
  for await (const part of stream) parts.push(part as unknown as Part);
  return steady(parts, spec);
}

/** Removes values that differ in each run, and the endpoint's own messages. */
function steady(parts: readonly Part[], spec: LlmEndpointSpec): Part[] {
  const ids = new Map<unknown, string>();
  // Gemini's calls have no ids, so its client creates them.
  const idOf = (id: unknown) => (spec === 'gemini' ? nameOf(ids, id) : id);
  const isBroken = parts.some(({ type, finishReason }) => type === 'finish' && !Object(finishReason)['raw']);
  return parts.map((part) => {
    // The token counts of an incomplete answer are estimates.
    if (part.type === 'finish' && isBroken) return { type: part.type, finishReason: part['finishReason'] };
    if (part.type === 'response-metadata') return { type: part.type };
    if (part.type === 'error') return { type: part.type, error: wordless(part['error']) };
    if (part.type === 'tool-call') return { ...part, toolCallId: idOf(part['toolCallId']) };
    if (part.type.startsWith('tool-input')) return { ...part, id: idOf(part['id']) };
    const { providerMetadata, ...rest } = part;
    return providerMetadata ? part : rest;
  });
}

function nameOf(ids: Map<unknown, string>, id: unknown): string {
  const name = ids.get(id) ?? `call ${ids.size + 1}`;
  ids.set(id, name);
  return name;
}

/** Returns the client's error, without its message. */
function wordless(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { name, type, status, statusCode, isRetryable } = error as Readonly<Record<string, unknown>>;
  return { name, type, status, statusCode, isRetryable };
}
