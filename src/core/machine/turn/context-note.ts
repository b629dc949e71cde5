import { setControl, type ContextNote, type Draft } from '../core-state.js';
import { MAX_NOTES } from '../../api/persona-options.js';

/** Keeps it for the requests to come; Anam's own model is told at once where it can be. */
export function addNote(draft: Draft, text: string): void {
  const { notes, nextTurnIndex, session } = draft.control;
  const note: ContextNote = { text, turnIndex: nextTurnIndex };
  setControl(draft, { notes: [...notes, note].slice(-MAX_NOTES) });
  // Before the channel is open the SDK drops it without a word (T18); then it is part of the handover.
  if (draft.view.mode === 'server' && session.channelOpen)
    draft.effects.push({ type: 'session/context', text });
}
