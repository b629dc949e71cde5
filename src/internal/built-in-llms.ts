/** A model that Anam runs. Its id works as an `llmId` in every account; your own custom LLM has an id of your own. */
export interface BuiltInLlm {
  readonly id: string;
  readonly name: string;
  /** What it is, in a sentence. */
  readonly description: string;
  /** What to take it for, and what not. */
  readonly suits: string;
  /** Whether it can call tools and search knowledge. */
  readonly tools: boolean;
}

/**
 * The models that Anam offers by name: https://anam.ai/docs/personas/llms/custom-llms, October 2026. Older ids still
 * work; `GET /v1/llms?includeDefaults=true` lists what your account has. `CUSTOMER_CLIENT_V1` is not among them: it
 * means that Anam runs no model, and client mode asks for it by itself.
 *
 * @example createSessionHandler({ …, llmIds: [builtInLlms.gptOss120b.id, 'your-custom-llm-id'] })
 */
export const builtInLlms = {
  gptOss120b: {
    id: 'a7cf662c-2ace-4de1-a21e-ef0fbf144bb7',
    name: 'GPT OSS 120B',
    description: 'An open-weight model of OpenAI with 120 billion parameters; Anam recommends it.',
    suits: 'The first choice for a conversation.',
    tools: true,
  },
  gpt41: {
    id: 'b4f89001-9638-4879-a9c3-02cc9f9f2004',
    name: 'GPT 4.1',
    description: 'A large model of OpenAI that does not reason before it answers.',
    suits: 'Long instructions that are to be followed closely.',
    tools: true,
  },
  llama33: {
    id: 'ANAM_LLAMA_v3_3_70B_V1',
    name: 'Llama 3.3 70B',
    description: 'An open-weight model of Meta with 70 billion parameters.',
    suits: 'Small talk; not for personas with tools or knowledge, which it cannot use.',
    tools: false,
  },
} as const satisfies Readonly<Record<string, BuiltInLlm>>;

/** The id of a model that Anam runs. */
export type BuiltInLlmId = (typeof builtInLlms)[keyof typeof builtInLlms]['id'];
