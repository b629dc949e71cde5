import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { changeOpen, connectionIn } from '../session/session-draft.js';
import { isOpen, type PendingQuestion } from '../session/session-control.js';
import { tooLong } from './data-limit.js';
import { filesRefused } from './files-refused.js';
import { awaitModel } from './model-signs.js';
import { SERVICE_ANSWER_MS } from './service-turn.js';
import { endTurn } from './turn-end.js';
import type { QueuedInput } from './turn-input.js';

/** Sends the question to Anam's model, unless the service heard it. */
export function askService(
  draft: Draft,
  input: QueuedInput,
  isHeard: boolean,
  context: TransitionContext,
): void {
  emit(draft, { type: 'timer/set', name: 'turn-silence', ms: SERVICE_ANSWER_MS });
  if (isHeard) awaitModel(draft, context);
  else sendQuestion(draft, input, context);
}

/**
 * Sends a question, or keeps it until the data channel is open, because the channel silently drops earlier messages
 * (T18). The channel throws for messages that are too large, and its limit is known only when it opens. A question that
 * waited is therefore checked again.
 */
export function sendQuestion(
  draft: Draft,
  { turnId, text, files }: PendingQuestion & Pick<QueuedInput, 'files'>,
  context: TransitionContext,
): void {
  const { session } = draft.control;
  const error = filesRefused(files, 'server') ?? tooLong(text, session, 'turn-too-long');
  if (error) endTurn(draft, 'failed', { at: context.at, unsent: true, error });
  else if (connectionIn(draft)?.channelOpen) {
    emit(draft, { type: 'session/user-message', text });
    awaitModel(draft, context);
  } else if (isOpen(session)) changeOpen(draft, { pending: [...session.pending, { turnId, text }] });
}
