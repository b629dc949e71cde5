import { applyAtRest } from './at-rest.js';
import type { RestContext } from './context.js';
import { draftOf, type Draft } from './draft.js';
import type { PersonaEffect } from './effect.js';
import type { PersonaEvent } from './event.js';
import type { CoreState } from './state.js';

export interface Transition {
  readonly state: CoreState;
  readonly effects: readonly PersonaEffect[];
}

/** The rules of sessions, with their settings; loaded with the first start. `at`: ms since the epoch. */
export type SessionRules = (draft: Draft, event: PersonaEvent, at: number) => void;

/**
 * The pure transition of the whole machine. It reads no clock, creates no ids and does no I/O. Until the session rules
 * are loaded, no session exists, and the few rules for that case are enough.
 */
export function transition(
  state: CoreState,
  event: PersonaEvent,
  context: RestContext,
  rules: SessionRules | null,
): Transition {
  const draft = draftOf(state);
  if (rules) rules(draft, event, context.at);
  else applyAtRest(draft, event, context);
  const isSame = draft.view === state.view && draft.control === state.control;
  return { state: isSame ? state : { view: draft.view, control: draft.control }, effects: draft.effects };
}
