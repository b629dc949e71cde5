import type { SharedTool } from '../internal/token-tool.js';
import { invalidOption } from './checked-option.js';
import type { InlineTool } from './persona-performance.js';
import type { JsonObject } from './read-json-body.js';
import { CLIENT_LLM_ID, isStored, type SessionPersona } from './session-persona.js';
import { sharedTools } from './shared-tools.js';

/** @throws PersonaError `config-invalid`, `config-tool` */
export function checkedTools(
  tools: readonly SharedTool[] | undefined,
  persona: SessionPersona,
): readonly InlineTool[] {
  const inTokens = sharedTools(tools);
  if (isStored(persona)) {
    if (inTokens.length === 0) return [];
    throw invalidOption('Anam ignores `tools` beside `personaId`; add them to the stored persona.');
  }
  if (persona.tools?.some(({ type }) => type === 'system')) {
    console.error('anam-react: Anam may refuse inline system tools; store them and use `toolIds`.');
  }
  return inTokens.map((tool) => ({ ...tool }));
}

interface WithTools {
  readonly config: JsonObject;
  /** The names of the page's tools in the token; `undefined` if there may be others, which only Anam knows. */
  readonly names?: readonly string[] | undefined;
}

/** Adds the tools if Anam runs a model. If two tools have the same name, the handler's tool is used. */
export function withTools(config: JsonObject, own: readonly InlineTool[]): WithTools {
  const {
    llmId,
    tools = [],
    toolIds,
  } = config as {
    readonly llmId?: string;
    readonly tools?: readonly InlineTool[];
    readonly toolIds?: readonly string[];
  };
  // A stored persona and an agent have no `llmId`.
  if (llmId === undefined || llmId === CLIENT_LLM_ID) return { config };
  const all = [...new Map([...tools, ...own].map((tool) => [tool.name, tool])).values()];
  const names = all.flatMap(({ type, name }) => (type === 'client' ? [name] : []));
  return {
    config: { ...config, ...(all.length > 0 && { tools: all }) },
    names: toolIds?.length ? undefined : names,
  };
}
