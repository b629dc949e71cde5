import { setControl, type Draft } from './draft.js';
import type { ContextNote } from './state.js';

/** Of `addContext`: an app that reports every scroll must not fill the model's window. */
const MAX_NOTES = 50;

/** Keeps it for the requests to come. */
export function keepNote(draft: Draft, text: string): void {
  const { notes, nextTurnIndex } = draft.control;
  const note: ContextNote = { text, turnIndex: nextTurnIndex };
  setControl(draft, { notes: [...notes, note].slice(-MAX_NOTES) });
}
