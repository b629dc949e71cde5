import { isSaid } from '../../text/heard-position.js';
import type { Draft } from '../draft.js';
import { flushTalk, hasHeldText, watchSilence } from '../speech/talk-pump.js';
import { changeTalk } from './turn-draft.js';
import { endTurn } from './turn-end.js';

/** Ends the turn once everything was written, sent and spoken; else watches for a speech that goes silent. */
export function completeIfSpoken(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (!turn || turn.by === 'service') return;
  const isSpoken = () => (turn.speechEnded || turn.sent === '') && isSaid(turn.sent, turn.spoken);
  if (!turn.writing && !hasHeldText(turn) && isSpoken()) completeTurn(draft, at);
  else if (!turn.writing || turn.talk.awaitingSpeechEnd) watchSilence(draft, turn);
}

/** No word was reported for long. What waited for the end of a speech goes out; a turn that was all sent is over. */
export function acceptTalkSilence(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (!turn || turn.by === 'service') return;
  if (turn.talk.awaitingSpeechEnd) {
    changeTalk(draft, { awaitingSpeechEnd: false });
    flushTalk(draft, at);
    completeIfSpoken(draft, at);
  } else if (hasHeldText(turn)) {
    // Signalling is down: what was not sent was not spoken, so the turn cannot be over.
    watchSilence(draft, turn);
  } else if (!turn.writing) {
    completeTurn(draft, at);
  }
}

/** The turn has come to its own end. */
export function completeTurn(draft: Draft, at: number): void {
  const turn = draft.control.running;
  const failure = turn?.by === 'model' ? turn.failure : null;
  if (failure) endTurn(draft, 'failed', { at, error: failure });
  else endTurn(draft, 'completed', { at });
}
