import type { LlmEndpointSpec } from '../endpoint-route.js';

/** A rejected request: the provider's response, and what triggers the endpoint's own response. */
export interface ProviderFailure {
  readonly spec: LlmEndpointSpec;
  readonly what: keyof typeof causes;
  readonly status: number;
  readonly body: object;
}

/** The code of the adapter's error, or the fault in the request. */
export const causes = {
  'a wrong key': 'key',
  'an unknown model': 'model',
  'a temperature of 9': 'temperature',
  'a rate limit': 'llm-rate-limited',
  'a used up quota': 'llm-quota',
  'a conversation that is too long': 'llm-context-length',
  'an error of the model': 'llm-failed',
} as const;

type Table = Readonly<Record<keyof typeof causes, readonly [number, object]>>;

const chat = (
  message: string,
  type: string | null,
  code: string | null,
  param: string | null = null,
): object => ({
  error: { message, type, param, code },
});
const gateway = (code: string, message: string) => ({ error: { code, message } });
const google = (code: number, status: string, message: string, ...details: object[]) => ({
  error: { code, message, status, ...(details.length > 0 && { details }) },
});
const groqError = (message: string, type: string, code?: string) => ({
  error: { message, type, ...(code !== undefined && { code }) },
});

const INVALID = 'invalid_request_error';
const INFO = 'type.googleapis.com/google.rpc.ErrorInfo';

const openai: Table = {
  'a wrong key': [401, chat('Incorrect API key provided: sk-1.', INVALID, 'invalid_api_key')],
  'an unknown model': [404, chat('The model `gpt-9` does not exist.', INVALID, 'model_not_found')],
  'a temperature of 9': [
    400,
    chat(
      "Invalid 'temperature': decimal above maximum value.",
      INVALID,
      'decimal_above_max_value',
      'temperature',
    ),
  ],
  'a rate limit': [
    429,
    chat('Rate limit reached. Please try again in 20s.', 'requests', 'rate_limit_exceeded'),
  ],
  'a used up quota': [
    429,
    chat('You exceeded your current quota.', 'insufficient_quota', 'insufficient_quota'),
  ],
  'a conversation that is too long': [
    400,
    chat(
      "This model's maximum context length is 8192 tokens.",
      INVALID,
      'context_length_exceeded',
      'messages',
    ),
  ],
  'an error of the model': [
    500,
    chat('The server had an error while processing your request.', 'server_error', null),
  ],
};

const azure: Table = {
  ...openai,
  'a wrong key': [401, gateway('401', 'Access denied due to invalid subscription key.')],
  'an unknown model': [
    404,
    gateway('DeploymentNotFound', 'The API deployment for this resource does not exist.'),
  ],
  'a rate limit': [
    429,
    gateway('429', 'Requests have exceeded the rate limit. Please retry after 6 seconds.'),
  ],
};

const groq: Table = {
  'a wrong key': [401, groqError('Invalid API Key', INVALID, 'invalid_api_key')],
  'an unknown model': [404, groqError('The model `x` does not exist.', INVALID, 'model_not_found')],
  'a temperature of 9': [400, groqError("'temperature' : number must be at most 2", INVALID)],
  'a rate limit': [429, groqError('Rate limit reached for model `x`.', 'requests', 'rate_limit_exceeded')],
  'a used up quota': [429, groqError('Quota exceeded.', 'insufficient_quota', 'insufficient_quota')],
  'a conversation that is too long': [
    400,
    groqError('Please reduce the length of the messages or completion.', INVALID, 'context_length_exceeded'),
  ],
  'an error of the model': [500, groqError('Internal Server Error', 'internal_server_error')],
};

const gemini: Table = {
  'a wrong key': [
    400,
    google(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', {
      '@type': INFO,
      reason: 'API_KEY_INVALID',
    }),
  ],
  'an unknown model': [404, google(404, 'NOT_FOUND', 'models/gemini-9 is not found for API version v1beta.')],
  'a temperature of 9': [400, google(400, 'INVALID_ARGUMENT', 'Invalid value at generation_config.')],
  'a rate limit': [429, google(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota.')],
  'a used up quota': [429, google(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota.')],
  'a conversation that is too long': [
    400,
    google(
      400,
      'INVALID_ARGUMENT',
      'The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).',
    ),
  ],
  'an error of the model': [500, google(500, 'INTERNAL', 'An internal error has occurred.')],
};

const tables = { openai, azure, groq, gemini };

export const providerFailures: readonly ProviderFailure[] = Object.entries(tables).flatMap(([spec, table]) =>
  Object.entries(table).map(([what, [status, body]]) => ({
    spec: spec as LlmEndpointSpec,
    what: what as ProviderFailure['what'],
    status,
    body,
  })),
);
