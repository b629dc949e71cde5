import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { awaitModel } from '../turn/model-signs.js';
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
  const text = context.handover?.(draft.view, notes, asked);
  if (text) emit(draft, { type: 'session/context', text });
  if (pending.length > 0) awaitModel(draft, context);
  for (const question of pending) emit(draft, { type: 'session/user-message', text: question.text });
}
