import { setControl, type Draft } from './draft.js';
import type { ContextNote } from './state.js';

/** The limits for `addContext`, so that an app that reports every scroll does not fill the model's context window. */
const MAX_NOTES = 50;

/** Stores the note for later requests. */
export function keepNote(draft: Draft, text: string): void {
  const { notes, nextTurnIndex } = draft.control;
  const note: ContextNote = { text, turnIndex: nextTurnIndex };
  setControl(draft, { notes: [...notes, note].slice(-MAX_NOTES) });
}
