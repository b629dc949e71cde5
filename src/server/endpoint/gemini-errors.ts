import type { Refusal, ServerErrorCode } from '../refusal.js';
import type { FormError } from './endpoint-form.js';
import { FormRefusal } from './form-refusal.js';

const SERVICE = 'generativelanguage.googleapis.com';
const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';

const names: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** The statuses to use instead of ours, because Google uses fewer. */
const likeness: Readonly<Record<number, number>> = { 405: 404, 408: 504, 413: 400, 502: 503 };

const statuses: Partial<Readonly<Record<ServerErrorCode, number>>> = { 'llm-quota': 429, 'llm-failed': 500 };

/** Google has no code for a conversation that is too long. Its clients recognize the error by these words. */
const TOO_LONG = 'The input token count exceeds the maximum number of tokens allowed.';

const isTooLong = ({ code }: Refusal) => code === 'llm-context-length' || code === 'conversation-too-long';

/** Returns an error in Google's format. The messages are our own and never quote the model's endpoint. */
export function geminiError(refusal: Refusal, own = refusal.message): FormError {
  const asked = statuses[refusal.code] ?? refusal.status;
  const status = likeness[asked] ?? asked;
  const message = isTooLong(refusal) ? `${TOO_LONG} ${own}` : own;
  const details = detailsOf(refusal);
  const error = {
    code: status,
    message,
    status: names[status] ?? 'UNKNOWN',
    ...(details.length > 0 && { details }),
  };
  return { status, body: { error } };
}

function detailsOf(refusal: Refusal): object[] {
  const { code, extras } = refusal;
  const seconds = extras.headers?.['retry-after'];
  const reason = refusal instanceof FormRefusal ? refusal.reason : undefined;
  return [
    ...(reason === 'API_KEY_INVALID'
      ? [{ '@type': ERROR_INFO, reason, domain: 'googleapis.com', metadata: { service: SERVICE } }]
      : []),
    ...(code.startsWith('llm-')
      ? [{ '@type': ERROR_INFO, reason: code.toUpperCase().replaceAll('-', '_'), domain: 'anam-react' }]
      : []),
    ...(seconds === undefined
      ? []
      : [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${seconds}s` }]),
  ];
}

/** Returns the error that Google sends: 400 for a wrong key, 403 without a key. */
export function geminiKeyRefusal(isMissing: boolean): FormRefusal {
  return isMissing
    ? new FormRefusal(
        403,
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
        { code: 'not-authorized' },
      )
    : new FormRefusal(400, 'API key not valid. Please pass a valid API key.', {
        code: 'not-authorized',
        reason: 'API_KEY_INVALID',
      });
}

export const geminiUnknownModel = (name: string): FormRefusal =>
  new FormRefusal(
    404,
    `models/${name.slice(0, 100)} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`,
    { code: 'model-not-allowed' },
  );
