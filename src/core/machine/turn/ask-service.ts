import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { changeOpen, connectionIn } from '../session/session-draft.js';
import { isOpen } from '../session/session-control.js';
import { tooLong } from './data-limit.js';
import { filesRefused } from './files-refused.js';
import { awaitModel } from './model-signs.js';
import { SERVICE_ANSWER_MS } from './service-turn.js';
import { endTurn } from './turn-end.js';
import type { QueuedInput } from './turn-input.js';

/**
 * Sends the question to Anam's model, unless the service heard it. The data channel silently drops messages before it is
 * open (T18), and throws for messages that are too large.
 */
export function askService(
  draft: Draft,
  { turnId, text, files }: QueuedInput,
  isHeard: boolean,
  context: TransitionContext,
): void {
  emit(draft, { type: 'timer/set', name: 'turn-silence', ms: SERVICE_ANSWER_MS });
  if (isHeard) return awaitModel(draft, context);
  const { session } = draft.control;
  const error = filesRefused(files, 'server') ?? tooLong(text, session, 'turn-too-long');
  if (error) return endTurn(draft, 'failed', { at: context.at, error });
  if (connectionIn(draft)?.channelOpen) {
    emit(draft, { type: 'session/user-message', text });
    awaitModel(draft, context);
  } else if (isOpen(session)) changeOpen(draft, { pending: [...session.pending, { turnId, text }] });
}
