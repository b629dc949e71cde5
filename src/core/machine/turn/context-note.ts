import { emit, type Draft } from '../draft.js';
import { keepNote } from '../note.js';
import { connectionIn } from '../session/session-draft.js';

/** Stores the note for later requests, and sends it to Anam's own model immediately if possible. */
export function addNote(draft: Draft, text: string): void {
  keepNote(draft, text);
  // Before the channel is open, the SDK silently drops the note (T18); the handover then includes it.
  if (draft.view.mode === 'server' && connectionIn(draft)?.channelOpen)
    emit(draft, { type: 'session/context', text });
}
