import { setSessionControl, setTalk, setTurn, type Draft, type TurnRecord } from '../core-state.js';
import { floorToWordEnd, isSaid } from '../../text/heard-position.js';
import { logItems } from '../logs/grouped-log.js';
import { completeTurn } from './model-transition.js';
import { endTurn } from './turn-end.js';
import { SERVICE_ANSWER_MS } from './turn-transition.js';

/**
 * The session of the running turn is gone and another will come. What the page's model writes goes on and waits; what
 * was sent and not heard waits with it, and is said by the next session. Anam's model is asked once more if it had not
 * begun to answer; an answer of its own that was cut off cannot be gone on with.
 */
export function suspendTurn(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (!turn) return;
  if (turn.answer === 'service') return suspendService(draft, turn, at);
  if (!turn.writing && draft.control.talk.held.trim() === '' && isSaid(turn.sent, turn.spoken))
    return completeTurn(draft, at);
  const heard = floorToWordEnd(turn.sent, turn.spoken.end);
  for (const name of ['talk-idle', 'turn-silence'] as const)
    draft.effects.push({ type: 'timer/clear', name });
  setTalk(draft, {
    openId: null,
    held: turn.sent.slice(heard) + draft.control.talk.held,
    awaitingSpeechEnd: false,
  });
  setTurn(draft, turn.id, {
    sent: turn.sent.slice(0, heard),
    spoken: { end: heard, anchor: heard },
    speechEnded: false,
    endToldAt: -1,
  });
}

function suspendService(draft: Draft, turn: TurnRecord, at: number): void {
  const { pendingUserMessages } = draft.control.session;
  const question = questionOf(draft, turn.id);
  if (turn.firstTextAt !== null || question === undefined) return endTurn(draft, 'interrupted', { at });
  draft.effects.push({ type: 'timer/set', name: 'turn-silence', ms: SERVICE_ANSWER_MS });
  if (pendingUserMessages.some(({ turnId }) => turnId === turn.id)) return;
  setSessionControl(draft, {
    pendingUserMessages: [...pendingUserMessages, { turnId: turn.id, text: question }],
  });
}

function questionOf({ view }: Draft, turnId: string): string | undefined {
  const message = logItems(view.transcript).findLast((one) => one.turnId === turnId && one.role === 'user');
  return message?.role === 'user' ? message.text : undefined;
}
