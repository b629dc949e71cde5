import { PersonaError, type PersonaErrorData } from '../internal/persona-error.js';
import type { LlmErrorCode } from '../llm/llm-error-info.js';
import { describe } from './call-upstream.js';
import { Refusal } from './refusal.js';
import { secondsOf } from './retry-after.js';

interface Outcome {
  readonly status: number;
  /** Our own message, because a provider's message can contain your organization, your limits, or part of your key. */
  readonly message: string;
}

const outcomes: Readonly<Record<LlmErrorCode, Outcome>> = {
  // Not 401: the server's key was rejected, so logging the user in would not help.
  'llm-unauthorized': { status: 502, message: "The model endpoint refused the server's key." },
  'llm-not-found': { status: 502, message: 'The model endpoint does not know this model or path.' },
  'llm-invalid-request': { status: 400, message: 'The model endpoint refused the request.' },
  'llm-quota': { status: 503, message: 'The credit or the quota for the model is used up.' },
  'llm-context-length': { status: 413, message: 'The conversation is too long for the model.' },
  'llm-not-available': { status: 502, message: 'The model is not available to the server.' },
  'llm-filtered': { status: 400, message: 'A content filter blocked the request.' },
  'llm-rate-limited': { status: 429, message: 'The model endpoint received too many requests.' },
  'llm-timeout': { status: 504, message: 'The model endpoint did not respond in time.' },
  'llm-unreachable': { status: 502, message: 'The model endpoint could not be reached.' },
  'llm-provider-unreachable': { status: 502, message: 'The model endpoint could not be reached.' },
  'llm-protocol': { status: 502, message: 'The model endpoint did not return a stream.' },
  'llm-truncated': { status: 502, message: 'The response of the model endpoint was cut off.' },
  'llm-unsupported-content': { status: 400, message: 'The model cannot read this type of file.' },
  'llm-too-large': { status: 502, message: 'The answer of the model is larger than the limit.' },
  'llm-empty': { status: 502, message: 'The model had nothing to say.' },
  'llm-failed': { status: 502, message: 'The model endpoint had a problem.' },
};

/**
 * Converts an adapter's error to a refusal with our own message. The original message goes to the log.
 * @param held leaves out quotes from an answer, because they may contain reasoning
 */
export function llmRefusal(error: unknown, held?: object): Refusal {
  if (error instanceof Refusal) return error;
  if (!PersonaError.isInstance(error)) return refusalFor('llm-failed', {}, describe(error));
  const { code, message, data } = error;
  const { detail = '', body = '' } = data;
  // If the endpoint sent no message, ours quotes the start of the response body after a colon.
  const quotes = body.startsWith(detail.slice(0, 9));
  const told = held ? [quotes ? message.split(': ', 1)[0] : message] : [message, detail, body];
  const words = [...new Set(told)].filter(Boolean).join('\n');
  return refusalFor(isLlmCode(code) ? code : 'llm-failed', data, words);
}

/** The error for a model that was silent for too long, by the proxy's clock. */
export const silentModel = (ms: number) =>
  refusalFor('llm-timeout', {}, `The model sent nothing for ${ms} ms.`);

/** The error for an answer that took too long, for example from a model that ignores its token limit. */
export const endlessAnswer = (ms: number) =>
  refusalFor('llm-timeout', {}, `The answer took longer than ${ms} ms.`);

function refusalFor(code: LlmErrorCode, { retryAfterMs }: PersonaErrorData, detail: string): Refusal {
  const { status, message } = outcomes[code];
  const headers = code === 'llm-rate-limited' || code === 'llm-quota' ? secondsOf(retryAfterMs) : {};
  const seconds = headers['retry-after'];
  // The message names the time too: a stream has no header for it, and a page on another origin may not read headers.
  const words = seconds === undefined ? message : `${message.slice(0, -1)}; try again in ${seconds}s.`;
  return new Refusal(status, code, words, { detail, headers });
}

const isLlmCode = (code: string): code is LlmErrorCode => Object.hasOwn(outcomes, code);
