import { entry, hadProblem, notSetUp } from './error-entry.js';
import { llmRunErrors } from './llm-run-errors.js';

/** Errors from a model endpoint. */
export const llmErrors = {
  ...llmRunErrors,
  'llm-unauthorized': entry(
    notSetUp,
    'The model endpoint refused the API key (401, 403). Check the key on your server, not in the page.',
  ),
  'llm-not-found': entry(notSetUp, 'The model endpoint returned 404. Check `url` and `model`.'),
  'llm-invalid-request': entry(
    'The assistant could not process that. Ask in another way.',
    'The model endpoint refused the request (4xx). `data.body` contains the start of its response.',
  ),
  'llm-quota': entry(
    'The assistant has reached its usage limit. Try again later.',
    'The credit or quota of your account is used up. `data.retryAfterMs` contains the retry time, if one was sent.',
  ),
  'llm-context-length': entry(
    'This conversation is too long for the assistant. Start a new one.',
    'The request is larger than the context window of the model, or than the endpoint accepts. Use another model, or call `persona.clear()`.',
  ),
  'llm-not-available': entry(
    'This assistant is not available. Try again later.',
    'The provider does not serve the model to your account or region; see `data.detail`.',
  ),
  'llm-rate-limited': entry(
    'The assistant is busy. Try again in a moment.',
    'The model endpoint returned 429. `data.retryAfterMs` contains the retry time, if one was sent.',
    { afterMs: 5_000 },
    'ask-again',
  ),
  'llm-unsupported-content': entry(
    'The assistant cannot read this file. Try another one.',
    'The adapter cannot send this file; nothing was sent. `data.mediaType` is its type.',
  ),
  'llm-truncated': entry(
    'The answer was cut off. Try again.',
    "The stream ended without a finish reason, or with a network error. Usual causes: a proxy's time limit, or a crash.",
    'now',
    'ask-again',
  ),
  'llm-too-large': entry(
    'The answer was too large. Try again.',
    'The answer passed `data.limit`. Usual cause: a model that repeats itself. Set a token limit.',
    'now',
    'ask-again',
  ),
  'llm-protocol': entry(
    notSetUp,
    'The response is not an event stream. HTML means that the URL is wrong; JSON means that the server ignored `stream: true`.',
  ),
  'llm-unreachable': entry(
    'The assistant could not be reached. Check your connection.',
    'The request failed because of the network, TLS or CORS; a browser does not say which. Try the URL with curl.',
    'now',
    'ask-again',
  ),
  'llm-provider-unreachable': entry(
    hadProblem,
    'Your server could not reach the model provider. See the log of your server.',
    'now',
    'ask-again',
  ),
} as const;
