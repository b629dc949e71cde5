/** A model that Anam runs. Its id works as an `llmId` in every account. Your own custom LLM has its own id. */
export interface BuiltInLlm {
  readonly id: string;
  readonly name: string;
  /** A description of the model and its use. */
  readonly description: string;
  /** Whether it can call tools and search knowledge. */
  readonly tools: boolean;
  /** Whether the model is missing from Anam's list of ids. Its id works, but Anam can remove it. */
  readonly legacy: boolean;
}

/* @__NO_SIDE_EFFECTS__ */
const llm = <Id extends string>(
  id: Id,
  name: string,
  description: string,
  tools = true,
  legacy = false,
): BuiltInLlm & { readonly id: Id } => ({ id, name, description, tools, legacy });

/**
 * The models that Anam lists: https://anam.ai/docs/personas/llms/custom-llms, October 2026. The list for your account
 * is `anamApi({ apiKey }).llms.list({ includeDefaults: true })`, which is newer than this one.
 *
 * The other models are marked `legacy`. Anam's page names four older models without their ids: three of these ids come
 * from public code. No public source has an id for the fourth, Gemini 3 Flash preview (searched in November 2026), so
 * it is missing here. GPT 5 Chat is not on Anam's page: its id and name are in several independent public repositories
 * (November 2026), for example in a table beside `GET /v1/llms`.
 *
 * @example createSessionHandler({ ...sessionOptions, llmIds: [builtInLlms.gptOss120b.id, 'your-custom-llm-id'] })
 */
export const builtInLlms = {
  gptOss120b: llm('a7cf662c-2ace-4de1-a21e-ef0fbf144bb7', 'GPT OSS 120B', 'Recommended by Anam.'),
  gpt41: llm('b4f89001-9638-4879-a9c3-02cc9f9f2004', 'GPT 4.1', 'Large, no reasoning.'),
  llama33: llm('ANAM_LLAMA_v3_3_70B_V1', 'Llama 3.3 70B', 'Not for tools or knowledge.', false),
  /** Requested automatically in client mode, so it must not be in `llmIds`. */
  none: llm('CUSTOMER_CLIENT_V1', 'Disable LLM', 'The page sends the words.', false),
  gpt41Mini: llm('0934d97d-0c3a-4f33-91b0-5e136a0ef466', 'GPT-4.1 mini', 'Older.', true, true),
  gemini25Flash: llm('9d8900ee-257d-4401-8817-ba9c835e9d36', 'Gemini 2.5 Flash', 'Older.', true, true),
  kimiK2: llm('88190a76-3e87-4935-ab39-f4f73038815a', 'Kimi K2', 'Older.', true, true),
  /** Found in public code, not on Anam's page. */
  gpt5Chat: llm('89649f1a-feb2-4fea-be43-56baec997a93', 'GPT 5 Chat', 'Not on Anam’s page.', true, true),
};

/** The id of a model that Anam runs. */
export type BuiltInLlmId = (typeof builtInLlms)[keyof typeof builtInLlms]['id'];
