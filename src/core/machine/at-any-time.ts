import { applyError, settleEnd } from './at-rest.js';
import { setControl, type Draft } from './draft.js';
import type { PersonaEvent } from './event.js';

/** Rules that apply with and without a session, after the first session was opened. */
export function applyAtAnyTime(draft: Draft, event: PersonaEvent): boolean {
  switch (event.type) {
    case 'session/closed':
      acceptClosed(draft, event.closed);
      return true;
    case 'page/hidden':
      if (draft.control.hidden !== event.hidden) setControl(draft, { hidden: event.hidden });
      return true;
    default:
      return applyError(draft, event);
  }
}

function acceptClosed(draft: Draft, attempt: number): void {
  const { closing } = draft.control;
  if (!closing.includes(attempt)) return;
  setControl(draft, { closing: closing.filter((each) => each !== attempt) });
  settleEnd(draft);
}
