import { entry, notSetUp } from './error-entry.js';

/** Those that a turn can meet whatever adapter it runs; apart, so that core does not carry the rest. */
export const llmRunErrors = {
  'llm-failed': entry(
    'The assistant had a problem. Try again.',
    'The model, or the adapter, reported an error of its own; `cause` or `data.body` holds its words.',
    true,
  ),
  'llm-empty': entry(
    'The assistant had nothing to say. Try again.',
    'The answer had no text. A token limit that the reasoning used up is the usual cause.',
    true,
  ),
  'llm-timeout': entry(
    'The assistant took too long to answer.',
    'Nothing came from the model in time.',
    true,
  ),
} as const;

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
    true,
  ),
  'llm-truncated': entry(
    'The answer was cut off.',
    'The stream ended with neither a finish reason nor a terminator: a proxy’s time limit, or a crash upstream.',
    true,
  ),
  'llm-protocol': entry(
    notSetUp,
    'No stream of server-sent events came. HTML means a wrong URL; JSON means that `stream: true` was ignored.',
  ),
  'llm-unreachable': entry(
    'The assistant could not be reached. Check your connection.',
    'Network, TLS or CORS: a browser does not say which. Try the URL with curl, then check the CORS headers.',
    true,
  ),
} as const;
