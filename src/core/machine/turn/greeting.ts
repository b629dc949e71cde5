import type { TransitionContext } from '../context.js';
import { setControl, type Draft } from '../draft.js';
import { acceptInput } from './schedule.js';

/** Greets once per conversation, in a live session. A restored conversation gets no greeting. */
export function greet(draft: Draft, turnId: string, context: TransitionContext): void {
  const { running, queue, greeted } = draft.control;
  const { mode, transcript } = draft.view;
  const text = context.greeting;
  if (greeted) return;
  setControl(draft, { greeted: true });
  if (text === '' || mode !== 'client' || running || queue.length > 0 || transcript.size > 0) return;
  acceptInput(draft, { turnId, text, source: 'app', by: 'app', heardIn: null }, context);
}
