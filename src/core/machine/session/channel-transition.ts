import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { sendQuestion } from '../turn/ask-service.js';
import { dataLimitOf } from '../turn/data-limit.js';
import { isOpen } from './session-control.js';
import { changeConnection, changeOpen, connectionIn } from './session-draft.js';

/**
 * Handles the opening of the data channel, for which all messages wait. Anam's model gets the earlier conversation
 * before the next question.
 */
export function openChannel(draft: Draft, maxMessageBytes: number | null, context: TransitionContext): void {
  const connection = connectionIn(draft);
  const { session, notes, running, queue } = draft.control;
  if (!connection || connection.channelOpen || !isOpen(session)) return;
  const { pending } = session;
  changeConnection(draft, { channelOpen: true, maxMessageBytes });
  changeOpen(draft, { pending: [] });
  if (draft.view.mode !== 'server') return;
  const asked = new Set([...queue.map(({ turnId }) => turnId), ...(running ? [running.id] : [])]);
  const text = context.handover?.(draft.view, notes, asked, dataLimitOf(draft.control.session));
  if (text) emit(draft, { type: 'session/context', text });
  for (const question of pending) sendQuestion(draft, question, context);
}
