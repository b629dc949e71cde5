import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react';
import { focusedIn } from '../focused-in.js';
import type { ActiveMessages } from './active-messages.js';

const messages = '.persona-message[data-message-id]';

const messageOf = (target: EventTarget) =>
  (target as Element).closest?.<HTMLElement>(messages)?.dataset['messageId'] ?? null;

/** For the element that scrolls: one listener for all messages. */
export const messageEvents = (active: ActiveMessages) => ({
  onPointerOver: ({ target }: PointerEvent) => active.set('pointed', messageOf(target)),
  onPointerLeave: () => active.set('pointed', null),
  onFocus: ({ target }: FocusEvent) => active.set('focused', messageOf(target)),
  onBlur: ({ relatedTarget }: FocusEvent) =>
    active.set('focused', relatedTarget ? messageOf(relatedTarget) : null),
  onKeyDown: goToMessage,
});

/** Alt and an arrow: the message before or after the one that has the focus, the newest one to begin with. */
function goToMessage(event: KeyboardEvent<HTMLElement>): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(messages)];
  const current = focusedIn(event.currentTarget)?.closest<HTMLElement>(messages);
  const at = current ? all.indexOf(current) : all.length;
  const next = all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'ArrowUp' ? -1 : 1)))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

/** The turn's first message, which may be far out of sight. */
export function focusTurn(scroller: HTMLElement | null, turnId: string): boolean {
  const message = scroller?.querySelector<HTMLElement>(`[data-turn-id="${CSS.escape(turnId)}"]`);
  message?.scrollIntoView({ block: 'start' });
  message?.focus({ preventScroll: true });
  return Boolean(message);
}
