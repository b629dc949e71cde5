/** The four request formats on Anam's page "Custom LLMs". */
export type LlmSpec = 'openai' | 'azure' | 'gemini' | 'groq';

/** An endpoint as a function, such as the handler that `createLlmEndpoint` returns. */
export type EndpointFunction = (request: Request) => Promise<Response>;

/** A custom LLM, as if it had been registered with the simulated Anam. */
export interface RegisteredLlm {
  /** The format of the request and of the stream. */
  readonly spec: LlmSpec;
  /** The model name in the request; for Azure, the deployment. */
  readonly model: string;
  /**
   * The endpoint as a function, which is called instead of the network. Without it, `urls` are fetched, which must be
   * on the page's own origin.
   */
  readonly fetch?: EndpointFunction;
  /**
   * The full URLs to call. If there are several, the fastest one is used, and the others if that one fails.
   * @default with `fetch`, the path of the specification on a host that does not exist
   */
  readonly urls?: readonly string[];
  /**
   * The secret, sent as the specification defines. Allowed only with `fetch`, because everyone can read a page's code.
   * @default 'simulated-secret'
   */
  readonly secret?: string;
  /** @default no limit is sent */
  readonly maxTokens?: number;
  /** @default none is sent */
  readonly temperature?: number;
  /** `default` sends no value. @default 'default' */
  readonly reasoningEffort?: 'default' | 'low' | 'medium' | 'high';
  /** For Groq only. @default none is sent */
  readonly reasoningFormat?: 'parsed' | 'raw' | 'hidden';
  /**
   * How long the endpoint may send nothing before it fails, in milliseconds. Anam documents no limit. @default 10000
   */
  readonly timeoutMs?: number;
  /** Whether the URLs are measured when a session begins, and every 20 minutes. @default only if there are several */
  readonly probes?: boolean;
}

/** A registered LLM with all defaults applied. */
export interface Endpoint extends RegisteredLlm {
  readonly fetch: EndpointFunction;
  readonly urls: readonly string[];
  readonly timeoutMs: number;
  readonly probes: boolean;
}

const paths: Readonly<Record<LlmSpec, (model: string) => string>> = {
  openai: () => '/v1/chat/completions',
  azure: (model) => `/openai/deployments/${model}/chat/completions?api-version=2024-10-21`,
  gemini: (model) => `/v1beta/models/${model}:streamGenerateContent`,
  groq: () => '/openai/v1/chat/completions',
};

/** @throws Error if a secret would be in a page, or if there is neither `fetch` nor `urls` */
export function endpointOf(llm: RegisteredLlm, id: string): Endpoint {
  const { fetch: call, urls = [], timeoutMs = 10_000, probes = urls.length > 1 } = llm;
  if (call) {
    const whole = urls.length > 0 ? urls : [`https://llm.simulated.invalid${paths[llm.spec](llm.model)}`];
    return { secret: 'simulated-secret', ...llm, fetch: call, urls: whole, timeoutMs, probes };
  }
  if (urls.length === 0) throw new Error(`\`llms['${id}']\` needs \`fetch\` or \`urls\`.`);
  if (llm.secret !== undefined) {
    throw new Error(
      `\`llms['${id}']\` must not have a \`secret\`, because everyone can read the code of a page. Let your dev server add it to same-origin \`urls\`.`,
    );
  }
  const own = urls.map((url) => sameOrigin(url, id));
  return { ...llm, fetch: (request) => fetch(request), urls: own, timeoutMs, probes };
}

function sameOrigin(text: string, id: string): string {
  const base = globalThis.location?.href;
  const url = URL.parse?.(text, base) ?? new URL(text, base);
  if (url.origin === globalThis.location?.origin) return url.href;
  throw new Error(
    `\`llms['${id}'].urls\` must be of the page's own origin, not ${url.origin}. Let your dev server forward the request, or pass \`fetch\`.`,
  );
}
