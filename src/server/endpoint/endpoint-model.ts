import type { LlmAdapter } from '../../llm/llm-adapter.js';
import { modelChoice, isAdapter, type ProxyLlm } from '../llm-models.js';

/** The model name if neither the server nor the caller names one. */
const DEFAULT = 'default';

export interface EndpointModels {
  /** The names for the list of models. */
  readonly names: readonly string[];
  /** Returns the adapter for a name; `null` for an unknown name. */
  find(name: string | undefined): { readonly name: string; readonly adapter: LlmAdapter } | null;
}

/** @throws PersonaError `config-invalid` if there is no valid adapter */
export function endpointModels(llm: ProxyLlm): EndpointModels {
  modelChoice(llm);
  if (isAdapter(llm)) return { names: [DEFAULT], find: (name) => ({ name: name ?? DEFAULT, adapter: llm }) };
  // A map, so that names such as `constructor` are not models.
  const adapters = new Map(Object.entries(llm));
  const names = [...adapters.keys()];
  return {
    names,
    find: (asked = names[0]) => {
      // Groq and routers write `vendor/model`, and Gemini writes `models/model`.
      const name = asked?.replace(/^models\//, '');
      const adapter = name === undefined ? undefined : adapters.get(name);
      return name !== undefined && adapter ? { name, adapter } : null;
    },
  };
}
