import type { FocusEvent, PointerEvent } from 'react';
import { focusedIn } from '../../shared/focused-in.js';
import type { ActiveMessages } from './active-messages.js';

const messages = '.persona-message[data-message-id]';

const messageOf = (target: EventTarget) =>
  (target as Element).closest?.<HTMLElement>(messages)?.dataset['messageId'] ?? null;

/** Returns the listeners for the scroll container, shared by all messages. */
export const messageEvents = (active: ActiveMessages) => ({
  onPointerOver: ({ target }: PointerEvent) => active.set('pointed', messageOf(target)),
  onPointerLeave: () => active.set('pointed', null),
  onFocus: ({ target }: FocusEvent) => active.set('focused', messageOf(target)),
  onBlur: ({ relatedTarget }: FocusEvent) =>
    active.set('focused', relatedTarget ? messageOf(relatedTarget) : null),
});

/** Focuses the message before (-1) or after (1) the focused one, or the newest one. */
export function goToMessage(scroller: HTMLElement | null, by: -1 | 1): boolean {
  if (!scroller) return false;
  const all = [...scroller.querySelectorAll<HTMLElement>(messages)];
  const current = focusedIn(scroller)?.closest<HTMLElement>(messages);
  const at = current && scroller.contains(current) ? all.indexOf(current) : all.length;
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  return Boolean(next);
}

/** Focuses the first message of the turn, which may not be visible. */
export function focusTurn(scroller: HTMLElement | null, turnId: string): boolean {
  const message = scroller?.querySelector<HTMLElement>(`[data-turn-id="${CSS.escape(turnId)}"]`);
  message?.scrollIntoView({ block: 'start', behavior: 'instant' });
  message?.focus({ preventScroll: true });
  return Boolean(message);
}
