import { isSaid } from '../../text/heard-position.js';
import type { Draft } from '../draft.js';
import { flushTalk, hasHeldText, watchSilence } from '../speech/talk-pump.js';
import { changeTalk } from './turn-draft.js';
import { endTurn } from './turn-end.js';

/**
 * Ends the turn once all of its text was written, sent and spoken. Otherwise starts the timer for missing speech
 * reports.
 */
export function completeIfSpoken(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (!turn || turn.by === 'service') return;
  const isSpoken = () => (turn.speechEnded || turn.sent === '') && isSaid(turn.sent, turn.spoken);
  if (!turn.writing && !hasHeldText(turn) && isSpoken()) completeTurn(draft, at);
  else if (!turn.writing || turn.talk.awaitingSpeechEnd) watchSilence(draft, turn);
}

/** Handles a long time without a reported word: sends the text that waited, or ends a turn that was sent completely. */
export function acceptTalkSilence(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (!turn || turn.by === 'service') return;
  if (turn.talk.awaitingSpeechEnd) {
    changeTalk(draft, { awaitingSpeechEnd: false });
    flushTalk(draft, at);
    completeIfSpoken(draft, at);
  } else if (hasHeldText(turn)) {
    // The socket is down. Text that was not sent was not spoken, so the turn is not over.
    watchSilence(draft, turn);
  } else if (!turn.writing) {
    completeTurn(draft, at);
  }
}

/** Ends a turn that is complete. */
export function completeTurn(draft: Draft, at: number): void {
  const turn = draft.control.running;
  const failure = turn?.by === 'model' ? turn.failure : null;
  if (failure) endTurn(draft, 'failed', { at, error: failure });
  else endTurn(draft, 'completed', { at });
}
