import type { TransitionContext } from '../context.js';
import { emit, setControl, setView, type Draft } from '../draft.js';
import { waitsForUser } from '../turn/tool-calls.js';
import { isOpen } from './session-control.js';
import { nextEnding } from './next-ending.js';
import { noDeadlines, type SessionDeadlines } from './session-limits.js';

/**
 * Derives the countdown from the state. Runs after every event, so no other rule starts or stops it. The limit counts
 * from the first live moment, through renewals and mode switches. A live session is idle while neither side speaks or
 * acts; a call that waits for approval does not count as activity.
 */
export function keepLimits(draft: Draft, context: TransitionContext): void {
  const { session, running, queue, deadlines, hidden } = draft.control;
  const { limits, at } = context;
  if (!isOpen(session)) return clearLimits(draft);
  const isLive = session.phase === 'live';
  const isBusy = running !== null && !waitsForUser(draft, running);
  const isQuiet = isLive && !isBusy && (running !== null || queue.length === 0) && !draft.view.userSpeaking;
  setDeadlines(
    draft,
    {
      limit: deadlines.limit ?? (isLive ? after(limits.sessionMs, at) : null),
      idle: isQuiet ? (deadlines.idle ?? after(limits.idleMs, at)) : null,
      hidden: hidden ? (deadlines.hidden ?? after(limits.hiddenMs, at)) : null,
    },
    context,
  );
}

/** Restarts the idle countdown on user activity, such as typing. */
export function keepAlive(draft: Draft, context: TransitionContext): void {
  setDeadlines(draft, { ...draft.control.deadlines, idle: null }, context);
}

function setDeadlines(draft: Draft, next: SessionDeadlines, context: TransitionContext): void {
  const { limit, idle, hidden } = draft.control.deadlines;
  if (next.limit === limit && next.idle === idle && next.hidden === hidden) return;
  setControl(draft, { deadlines: next });
  if (next.limit !== limit) setView(draft, { endsAt: next.limit });
  planEnding(draft, context);
}

/** Shows a due warning, and sets the timer for the next deadline. */
export function planEnding(draft: Draft, { at, limits }: TransitionContext): void {
  const next = nextEnding(draft.control.deadlines);
  const isNear = next !== null && next.endsAt - at <= limits.warningMs;
  const { ending } = draft.view;
  const isShown = isNear && ending?.reason === next.reason && ending.endsAt === next.endsAt;
  if (!isShown && (isNear || ending)) setView(draft, { ending: isNear ? { ...next, since: at } : null });
  // Cleared first, because setting a timer for a later time only records it.
  emit(draft, { type: 'timer/clear', name: 'deadline' });
  if (!next) return;
  const moment = isNear ? next.endsAt : next.endsAt - limits.warningMs;
  emit(draft, { type: 'timer/set', name: 'deadline', ms: Math.max(0, moment - at) });
}

function clearLimits(draft: Draft): void {
  if (draft.control.deadlines === noDeadlines) return;
  setControl(draft, { deadlines: noDeadlines });
  if (draft.view.ending || draft.view.endsAt !== null) setView(draft, { ending: null, endsAt: null });
}

const after = (ms: number | null, at: number): number | null => (ms === null ? null : at + ms);
