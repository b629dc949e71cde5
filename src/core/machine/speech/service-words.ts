import { tagStart, withoutCueTags } from '../../text/cues/cue-tags.js';
import type { Draft } from '../draft.js';
import { appendWritten, closePersonaMessage, findPersonaMessage, setHeard } from '../logs/transcript.js';
import { changeSpeech } from '../turn/turn-draft.js';
import { markWord, timelineOf } from '../timeline/timeline.js';
import type { EndedTurn, ServiceTurn } from '../turn/turn-record.js';

/**
 * Adds words from Anam's own model, without its tags. They arrive only as they are spoken, so `written` and `heard` are
 * the same.
 */
export function addServiceWords(draft: Draft, turn: ServiceTurn, words: string, at: number): void {
  const { heldCue = '' } = turn;
  const whole = heldCue + words;
  const start = words === '' ? -1 : whole.search(tagStart);
  const held = start < 0 ? '' : whole.slice(start);
  if (held !== heldCue) changeSpeech(draft, turn.id, { heldCue: held });
  const content = withoutCueTags(start < 0 ? whole : whole.slice(0, start));
  if (content === '') return;
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
