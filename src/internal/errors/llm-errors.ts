import { entry, hadProblem, notSetUp } from './error-entry.js';
import { llmRunErrors } from './llm-run-errors.js';

/** What an endpoint of a model can do wrong. */
export const llmErrors = {
  ...llmRunErrors,
  'llm-unauthorized': entry(
    notSetUp,
    'The model endpoint refused the key (401, 403). Check it on your server, not in the page.',
  ),
  'llm-not-found': entry(notSetUp, 'The model endpoint answered 404: check `url` and `model`.'),
  'llm-invalid-request': entry(
    'The assistant could not process that.',
    'The model endpoint refused the request (4xx); `data.body` holds the start of its answer.',
  ),
  'llm-rate-limited': entry(
    'The assistant is busy. Try again in a moment.',
    'The model endpoint answered 429; `data.retryAfterMs` says when to try again, if it told.',
    { afterMs: 5_000 },
    'ask-again',
  ),
  'llm-truncated': entry(
    'The answer was cut off.',
    'The stream ended without a finish reason: a proxy’s time limit, or a crash upstream.',
    'now',
    'ask-again',
  ),
  'llm-too-large': entry(
    'The answer was too large. Try again.',
    'The model sent more than is read of one answer; `data.limit` names what was too much. A model that repeats itself is the usual cause.',
    'now',
    'ask-again',
  ),
  'llm-protocol': entry(
    notSetUp,
    'No event stream came. HTML means a wrong URL; JSON means that `stream: true` was ignored.',
  ),
  'llm-unreachable': entry(
    'The assistant could not be reached. Check your connection.',
    'Network, TLS or CORS: a browser does not say which. Try the URL with curl.',
    'now',
    'ask-again',
  ),
  'llm-provider-unreachable': entry(
    hadProblem,
    'Your server could not reach the model’s provider; see its log.',
    'now',
    'ask-again',
  ),
} as const;
