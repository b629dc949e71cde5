import type { Draft } from '../draft.js';
import { appendWritten, closePersonaMessage, findPersonaMessage, setHeard } from '../logs/transcript.js';
import { markWord, timelineOf } from '../timeline/timeline.js';
import type { EndedTurn, ServiceTurn } from '../turn/turn-record.js';

/** Adds words from Anam's own model. They arrive only as they are spoken, so `written` and `heard` are the same. */
export function addServiceWords(draft: Draft, turn: ServiceTurn, content: string, at: number): void {
  if (content.trim() !== '') markWord(draft, turn.id, at);
  appendWritten(draft, turn, content, at);
  setHeard(draft, turn.id, findPersonaMessage(draft, turn.id)?.written.length ?? 0);
}

/** Adds words to an ended answer. They were spoken before its end was reported. */
export function addLateWords(draft: Draft, turn: EndedTurn & ServiceTurn, content: string, at: number): void {
  if (content.trim() === '' && !findPersonaMessage(draft, turn.id)) return;
  addServiceWords(draft, turn, content, at);
  if (findPersonaMessage(draft, turn.id)?.status !== 'streaming') return;
  const outcome = timelineOf(draft, turn.id)?.outcome ?? 'interrupted';
  const status = outcome === 'completed' ? 'done' : outcome;
  closePersonaMessage(draft, turn.id, { status, at, finishReason: null });
}
