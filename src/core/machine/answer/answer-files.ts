import type { LlmDataPart, LlmGeneratedFile } from '../../../llm/llm-adapter.js';
import type { Draft } from '../draft.js';
import type { DataPart, FilePart } from '../logs/message-part.js';
import { findPersonaMessage } from '../logs/transcript.js';
import type { ModelTurn } from '../turn/turn-record.js';

export function filePart(
  draft: Draft,
  turn: ModelTurn,
  { url, mediaType, filename }: LlmGeneratedFile,
): FilePart {
  const { id, writtenOffset } = nextPart(draft, turn);
  return {
    type: 'file',
    id,
    url,
    mediaType,
    ...(filename === undefined ? {} : { filename }),
    writtenOffset,
  };
}

/** Creates a data part. It replaces an earlier part with the same name and id. */
export function dataPart(draft: Draft, turn: ModelTurn, { name, id: given, data }: LlmDataPart): DataPart {
  const { id: next, writtenOffset } = nextPart(draft, turn);
  const id = given === undefined ? next : `${turn.id}-data-${JSON.stringify([name, given])}`;
  const known = findPersonaMessage(draft, turn.id)?.parts.findLast((part) => part.id === id);
  return { type: 'data', id, name, data, writtenOffset: known?.writtenOffset ?? writtenOffset };
}

function nextPart(draft: Draft, turn: ModelTurn): { readonly id: string; readonly writtenOffset: number } {
  const message = findPersonaMessage(draft, turn.id);
  let number = message?.parts.length ?? 0;
  // After a withdrawal there are fewer parts than ids, so the id may be taken.
  while (message?.parts.some(({ id }) => id === `${turn.id}-part-${number}`)) number += 1;
  return { id: `${turn.id}-part-${number}`, writtenOffset: message?.written.length ?? 0 };
}
