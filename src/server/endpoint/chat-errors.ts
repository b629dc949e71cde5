import type { Refusal, ServerErrorCode } from '../refusal.js';
import type { ChatSpec } from './chat-chunks.js';
import { FormRefusal } from './form-refusal.js';

interface ChatError {
  readonly status: number;
  readonly body: { readonly error: object };
}

interface Sign {
  /** The status that providers use instead of ours. */
  readonly status?: number;
  readonly type?: string;
  readonly code?: string | null;
  readonly param?: string;
}

/** The providers' own error types and codes, so that their clients recognize the error. */
const signs: Partial<Readonly<Record<ServerErrorCode, Sign>>> = {
  'llm-rate-limited': { type: 'requests', code: 'rate_limit_exceeded' },
  'too-many-streams': { type: 'requests', code: 'rate_limit_exceeded' },
  'llm-quota': { status: 429, type: 'insufficient_quota', code: 'insufficient_quota' },
  'llm-context-length': { status: 400, code: 'context_length_exceeded', param: 'messages' },
  'conversation-too-long': { status: 400, code: 'context_length_exceeded', param: 'messages' },
  'llm-filtered': { code: 'content_filter' },
  'llm-invalid-request': { code: null },
  'llm-failed': { status: 500, code: null },
  'server-failed': { status: 500 },
};

const failureTypes: Readonly<Record<ChatSpec, string>> = {
  openai: 'server_error',
  azure: 'server_error',
  groq: 'internal_server_error',
};

const AZURE_FILTER = { code: 'ResponsibleAIPolicyViolation', content_filter_result: {} };

/**
 * Returns an error in the format of Chat Completions. The messages are our own and never quote the model's endpoint.
 */
export function chatError(spec: ChatSpec, refusal: Refusal, message = refusal.message): ChatError {
  const sign = signs[refusal.code] ?? {};
  const status = sign.status ?? refusal.status;
  const own = refusal instanceof FormRefusal ? refusal : undefined;
  const told = refusal.code.startsWith('llm-') ? refusal.code : null;
  const code = own?.reason ?? (sign.code === undefined ? told : sign.code);
  const type = sign.type ?? (status >= 500 ? failureTypes[spec] : 'invalid_request_error');
  if (spec === 'azure' && isGateway(refusal))
    return { status, body: { error: { code: own?.reason ?? String(status), message } } };
  const param = own?.param ?? sign.param ?? null;
  const error = {
    message,
    type,
    ...(spec === 'groq' ? groqFields(param, own?.param === undefined ? code : null) : { param, code }),
    ...(spec === 'azure' && refusal.code === 'llm-filtered' && { innererror: AZURE_FILTER }),
  };
  return { status, body: { error } };
}

/** Groq omits unknown fields, and names the field of an invalid request without a code. */
const groqFields = (param: string | null, code: string | null) => ({
  ...(param !== null && { param }),
  ...(code !== null && { code }),
});

/** Whether Azure's gateway would return this error. It returns only a code and a message. */
const isGateway = ({ status, code }: Refusal): boolean =>
  status === 401 || status === 404 || code === 'too-many-streams' || code === 'llm-rate-limited';

const keyMessages: Readonly<Record<ChatSpec, readonly [missing: string, wrong: string]>> = {
  openai: [
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
    'Incorrect API key provided.',
  ],
  azure: [
    'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
    'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
  ],
  groq: ['Invalid API Key', 'Invalid API Key'],
};

export function chatKeyRefusal(spec: ChatSpec, isMissing: boolean): FormRefusal {
  const [missing, wrong] = keyMessages[spec];
  const reason = spec === 'azure' ? '401' : 'invalid_api_key';
  return new FormRefusal(401, isMissing ? missing : wrong, {
    code: 'not-authorized',
    reason,
    headers: { 'www-authenticate': 'Bearer' },
  });
}

export function chatUnknownModel(spec: ChatSpec, name: string): FormRefusal {
  const shown = name.slice(0, 100);
  if (spec === 'azure')
    return new FormRefusal(404, 'The API deployment for this resource does not exist.', {
      code: 'model-not-allowed',
      reason: 'DeploymentNotFound',
    });
  return new FormRefusal(404, `The model \`${shown}\` does not exist or you do not have access to it.`, {
    code: 'model-not-allowed',
    reason: 'model_not_found',
  });
}
