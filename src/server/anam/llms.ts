import type { AnamCallOptions, CallAnam } from './call-anam.js';
import { checkedId } from './checked-input.js';
import { createCollection, filters, type AnamCollection } from './collection.js';
import { readLlm, type AnamLlm } from './llm.js';
import { createBody, updateBody, type CreateAnamLlm, type UpdateAnamLlm } from './llm-input.js';

/** Which LLMs to list. */
export interface AnamLlmFilter {
  readonly search?: string | undefined;
  /** Whether to include Anam's own models. @default false, by Anam */
  readonly includeDefaults?: boolean | undefined;
}

/** The LLMs of an account: `/v1/llms`. */
export interface AnamLlms extends AnamCollection<AnamLlm, AnamLlmFilter> {
  /**
   * Registers your own model. The `id` of the result is the `llmId` for server mode.
   * @throws PersonaError `config-invalid` before anything is sent
   * @example
   * const { id } = await anam.llms.create({
   *   displayName: 'My model',
   *   urls: ['https://llm.example.com/openai/v1/chat/completions'],
   *   llmFormat: 'groq_openai',
   *   modelName: 'gpt-oss-120b',
   *   secret: process.env.ANAM_LLM_SECRET!,
   * });
   */
  create(llm: CreateAnamLlm, options?: AnamCallOptions): Promise<AnamLlm>;
  /**
   * Changes one of your LLMs. Several URLs and `gemini` are rejected, because Anam's update does not support them.
   * Create a new LLM instead, which gets a new id.
   * @throws PersonaError `config-invalid` before anything is sent
   */
  update(id: string, changes: UpdateAnamLlm, options?: AnamCallOptions): Promise<AnamLlm>;
  /** Deletes one of your LLMs. Sessions can no longer be started with its id. */
  delete(id: string, options?: AnamCallOptions): Promise<void>;
}

const path = '/v1/llms';

export function createLlms(call: CallAnam): AnamLlms {
  const filter = { search: filters.search, includeDefaults: filters.flag };
  return {
    ...createCollection<AnamLlm, AnamLlmFilter>(call, { path, filter, read: readLlm, readSummary: readLlm }),
    create: async (llm, options) =>
      call({ method: 'POST', path, ...createBody(llm), options, read: readLlm }),
    update: async (id, changes, options) => {
      const itself = `${path}/${checkedId(id)}`;
      return call({ method: 'PUT', path: itself, ...updateBody(changes), options, read: readLlm });
    },
    delete: async (id, options) => call({ method: 'DELETE', path: `${path}/${checkedId(id)}`, options }),
  };
}
