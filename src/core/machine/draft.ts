import type { PersonaError } from '../../internal/persona-error.js';
import type { PersonaEffect } from './effect.js';
import type { PersonaState } from './persona-state.js';
import type { ControlState, CoreState } from './state.js';

/** A transition in progress: it starts as the old state and ends as the new state with its effects. */
export interface Draft {
  /** The previous state. Objects that this transition created are not published yet, so it mutates them in place. */
  readonly from: CoreState;
  view: PersonaState;
  control: ControlState;
  readonly effects: PersonaEffect[];
}

export const draftOf = (state: CoreState): Draft => ({
  from: state,
  view: state.view,
  control: state.control,
  effects: [],
});

export function emit(draft: Draft, effect: PersonaEffect): void {
  draft.effects.push(effect);
}

export function setView(draft: Draft, change: Partial<PersonaState>): void {
  if (draft.from.view === draft.view) draft.view = { ...draft.view, ...change };
  else Object.assign(draft.view, change);
}

export function setControl(draft: Draft, change: Partial<ControlState>): void {
  if (draft.from.control === draft.control) draft.control = { ...draft.control, ...change };
  else Object.assign(draft.control, change);
}

/** Shows an error that does not end the session, and calls `onError`. */
export function raiseError(draft: Draft, error: PersonaError): void {
  setView(draft, { error });
  emit(draft, { type: 'error/report', error });
}
