import type { RegisteredLlm } from '../llm/registered-llm.js';

/** An object as Anam's API returns it. */
export type Stored = Readonly<Record<string, unknown>> & { readonly id: string };

/** An LLM with its secret, which is never returned. */
export interface StoredLlm {
  readonly shown: Stored;
  readonly secret: string;
}

/** The data of the simulated Anam, shared by its API and its engine. */
export class AnamStore {
  readonly llms = new Map<string, StoredLlm>();
  readonly tools = new Map<string, Stored>();

  /** Returns an LLM that was created through the API, as the engine calls it, or `null` if there is none. */
  registered(id: string): Omit<RegisteredLlm, 'fetch'> | null {
    const llm = this.llms.get(id);
    const spec = specs[String(llm?.shown['llmFormat'])];
    if (!llm || !spec) return null;
    // The request that created the LLM was checked.
    const { modelName, urls, reasoningEffort, reasoningFormat } = llm.shown as unknown as LlmFields;
    return {
      spec,
      model: modelName,
      urls: urls.map(({ url }) => url),
      secret: llm.secret,
      ...(reasoningEffort !== undefined && { reasoningEffort }),
      ...(reasoningFormat !== undefined && { reasoningFormat }),
    };
  }
}

/** The fields that the engine needs. */
interface LlmFields extends Pick<RegisteredLlm, 'reasoningEffort' | 'reasoningFormat'> {
  readonly modelName: string;
  readonly urls: readonly { readonly url: string }[];
}

const specs: Readonly<Record<string, RegisteredLlm['spec']>> = {
  openai: 'openai',
  azure_openai: 'azure',
  groq_openai: 'groq',
  gemini: 'gemini',
};
