import { floorToWordEnd, isSaid, spokenUpTo } from '../../text/heard-position.js';
import { emit, type Draft } from '../draft.js';
import { logItems } from '../logs/grouped-log.js';
import { isOpen } from '../session/session-control.js';
import { changeOpen } from '../session/session-draft.js';
import { hasHeldText } from '../speech/talk-pump.js';
import { completeTurn } from './complete-turn.js';
import { SERVICE_ANSWER_MS } from './service-turn.js';
import { changeTalking } from './turn-draft.js';
import { endTurn } from './turn-end.js';
import { noTalk, type AppTurn, type ModelTurn, type ServiceTurn } from './turn-record.js';

/**
 * Suspends the running turn until the next session. The page's model continues to write. Its text waits for the next
 * session, and so does text that was sent but not heard. Anam's model is asked again if it had not begun to answer. If
 * its answer was cut off, it cannot continue.
 */
export function suspendTurn(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (!turn) return;
  if (turn.by === 'service') suspendService(draft, turn, at);
  else suspendTalk(draft, turn, at);
}

function suspendTalk(draft: Draft, turn: ModelTurn | AppTurn, at: number): void {
  if (!turn.writing && !hasHeldText(turn) && isSaid(turn.sent, turn.spoken)) return completeTurn(draft, at);
  const heard = floorToWordEnd(turn.sent, turn.spoken.end);
  const held = turn.sent.slice(heard) + turn.talk.held;
  emit(draft, { type: 'timer/clear', name: 'talk-idle' });
  emit(draft, { type: 'timer/clear', name: 'turn-silence' });
  changeTalking(draft, {
    talk: { ...noTalk, held, heldIsBlank: held.trim() === '' },
    sent: turn.sent.slice(0, heard),
    spoken: spokenUpTo(heard),
    speechEnded: false,
    endToldAt: -1,
  });
}

function suspendService(draft: Draft, turn: ServiceTurn, at: number): void {
  const { session } = draft.control;
  const question = questionOf(draft, turn.id);
  if (turn.firstTextAt !== null || question === undefined || !isOpen(session))
    return endTurn(draft, 'interrupted', { at });
  emit(draft, { type: 'timer/set', name: 'turn-silence', ms: SERVICE_ANSWER_MS });
  const { pending } = session;
  if (pending.some(({ turnId }) => turnId === turn.id)) return;
  changeOpen(draft, { pending: [...pending, { turnId: turn.id, text: question }] });
}

function questionOf({ view }: Draft, turnId: string): string | undefined {
  const message = logItems(view.transcript).findLast((one) => one.turnId === turnId && one.role === 'user');
  return message?.role === 'user' ? message.text : undefined;
}
