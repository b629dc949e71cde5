import type { Draft } from '../draft.js';
import { findPersonaMessage, putPart } from '../logs/transcript.js';
import { findCall } from './tool-calls.js';

/** A longer list of documents from one call would not help a reader. */
const MOST_DOCUMENTS = 100;

/** Adds the documents that an Anam tool read as sources, at the position of the call. */
export function addDocuments(draft: Draft, callId: string, documents: readonly string[], at: number): void {
  const call = findCall(draft, callId);
  const { running } = draft.control;
  const turn = running?.id === call?.turnId ? running : null;
  const message = findPersonaMessage(draft, call?.turnId ?? '');
  if (!call || (!turn && !message) || !Array.isArray(documents)) return;
  const identity = turn ?? { id: message?.turnId ?? '', index: message?.turnIndex ?? 0, source: 'app' };
  const { writtenOffset } = call;
  for (const [number, title] of documents.slice(0, MOST_DOCUMENTS).entries())
    putPart(
      draft,
      identity,
      {
        type: 'source',
        id: `${callId}-document-${number}`,
        kind: 'document',
        title: String(title),
        places: [{ start: writtenOffset, end: writtenOffset }],
        writtenOffset,
        toolCallId: callId,
      },
      at,
    );
}
