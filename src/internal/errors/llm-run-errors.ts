import { entry, hadProblem } from './error-entry.js';

/** Those that a turn can meet whatever adapter it runs; apart, so that core does not carry the rest. */
export const llmRunErrors = {
  'llm-failed': entry(
    hadProblem,
    'The model, or the adapter, reported an error of its own; `cause` or `data.body` holds its words.',
    'now',
    'ask-again',
  ),
  'llm-empty': entry(
    'The assistant had nothing to say. Try again.',
    'The answer had no text. A token limit that the reasoning used up is the usual cause.',
    'now',
    'ask-again',
  ),
  'llm-timeout': entry(
    'The assistant took too long to answer.',
    'Nothing came from the model in time.',
    'now',
    'ask-again',
  ),
} as const;
