import type { RarePart, TransitionContext } from '../context.js';
import { llmErrors } from '../../../internal/errors/llm-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import { emit, type Draft } from '../draft.js';
import { findPersonaMessage } from '../logs/transcript.js';
import { acceptModelError } from '../turn/model-transition.js';
import { findOwnCall } from '../turn/tool-calls.js';
import type { ModelTurn } from '../turn/turn-record.js';

const llmError = errorFactory(llmErrors);

/** The most sources, files and data parts in one message. */
const MOST_PARTS = 1_000;
/** The most characters in the arguments of one call. */
const MOST_ARGUMENTS = 1_000_000;
/** The most characters in one `data:` URL, or in one data part as JSON. */
const MOST_DATA = 16_000_000;

/** Ends an answer that is too large for a page. @returns whether it ended the answer */
export function limitPassed(
  draft: Draft,
  turn: ModelTurn,
  part: RarePart,
  context: TransitionContext,
): boolean {
  const message = reasonOf(draft, turn, part);
  if (message === null) return false;
  emit(draft, { type: 'model/abort', turnId: turn.id });
  acceptModelError(draft, turn.id, llmError('llm-too-large', { message }), context);
  return true;
}

function reasonOf(draft: Draft, turn: ModelTurn, part: RarePart): string | null {
  switch (part.type) {
    case 'tool-input-delta':
      return (findOwnCall(draft, turn, part.id)?.arguments.length ?? 0) + part.text.length > MOST_ARGUMENTS
        ? 'The arguments of a tool call are too long.'
        : null;
    case 'source':
    case 'file':
    case 'data':
      if ((findPersonaMessage(draft, turn.id)?.parts.length ?? 0) >= MOST_PARTS)
        return `An answer has more than ${MOST_PARTS} sources, files and data parts.`;
      return lengthOf(part) > MOST_DATA ? `A ${part.type} part is too large.` : null;
    default:
      return null;
  }
}

function lengthOf(part: Extract<RarePart, { type: 'source' | 'file' | 'data' }>): number {
  return part.type === 'data' ? (JSON.stringify(part.data) ?? '').length : (part.url?.length ?? 0);
}
