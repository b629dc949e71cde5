import { entry, hadProblem } from './error-entry.js';

/** Errors that a turn can have with any adapter. In their own file, so that core does not bundle the others. */
export const llmRunErrors = {
  'llm-failed': entry(
    hadProblem,
    'The model or the adapter reported an error; see `cause` or `data.body`.',
    'now',
    'ask-again',
  ),
  'llm-empty': entry(
    'The assistant had nothing to say. Try again.',
    'The answer had no text. Usual cause: reasoning used up the token limit.',
    'now',
    'ask-again',
  ),
  'llm-filtered': entry(
    'A content filter blocked the answer. Ask in another way.',
    'A content filter of the provider stopped the question or the answer; see `data.detail`.',
  ),
  'llm-timeout': entry(
    'The assistant took too long to answer. Try again.',
    'The model sent nothing in time.',
    'now',
    'ask-again',
  ),
} as const;
