import { applyAtAnyTime } from './at-any-time.js';
import { applyAtRest, settleEnd } from './at-rest.js';
import type { PersonaCommand } from './command.js';
import type { TransitionContext } from './context.js';
import { forgetConversation } from './conversation.js';
import { emit, setControl, type Draft } from './draft.js';
import type { PersonaFact } from './fact.js';
import { applyMicrophoneFact } from './microphone/microphone-facts.js';
import { chooseDevices, muteMicrophone, requestMicrophone } from './microphone/microphone-transition.js';
import { changeLink, changeSignalling } from './session/link-transition.js';
import { keepAlive, keepLimits } from './session/limit-transition.js';
import { leavePage } from './session/page-left.js';
import { renewWhenOnline } from './session/renewal.js';
import { isOpen, type SessionControl } from './session/session-control.js';
import { connectionIn } from './session/session-draft.js';
import { acceptCredentials, endSession, failSession, openSession } from './session/session-transition.js';
import { acceptSignal } from './session/signal-transition.js';
import { acceptTimer } from './timer-transition.js';
import type { PersonaEvent } from './event.js';
import { addNote } from './turn/context-note.js';
import { acceptModelEnd, acceptModelError, acceptPart } from './turn/model-transition.js';
import { acceptInput, beginQueued, speakerOf } from './turn/schedule.js';
import { acceptToolResult, respondToTool } from './turn/tool-replies.js';
import { endTurn } from './turn/turn-end.js';
import { keepWatches } from './watches.js';

/** Applies all rules, with and without a session. Loaded with the first start. */
export function sessionRules(draft: Draft, event: PersonaEvent, context: TransitionContext): void {
  if (belongsToNow(draft.control.session, event)) apply(draft, event, context);
  openWhenPrepared(draft, context);
  beginQueued(draft, context);
  keepLimits(draft, context);
  context.updates?.(draft, event);
  context.cues.loaded()?.follow(draft, event, context);
  keepWatches(draft);
}

/**
 * Whether the event belongs to the current attempt; results of earlier attempts are dropped. The microphone has its own
 * id, because it can outlive a session.
 */
function belongsToNow(session: SessionControl, event: PersonaEvent): boolean {
  return !('attempt' in event) || (isOpen(session) && event.attempt === session.attempt);
}

function apply(draft: Draft, event: PersonaEvent, context: TransitionContext): void {
  if (!isOpen(draft.control.session) && applyAtRest(draft, event, context)) return;
  if (!applyAtAnyTime(draft, event)) applyInSession(draft, event, context);
}

function openWhenPrepared(draft: Draft, context: TransitionContext): void {
  const { session } = draft.control;
  if (session.phase !== 'preparing' || !session.codeLoaded || draft.view.restoring) return;
  openSession(draft, context);
  for (const command of session.early) applyInSession(draft, command, context);
}

function applyInSession(draft: Draft, event: PersonaEvent, context: TransitionContext): void {
  switch (event.type) {
    case 'session/start':
      if (draft.control.session.phase === 'live' || draft.view.session.status === 'reconnecting')
        emit(draft, { type: 'promise/resolve', key: 'start' });
      return;
    case 'session/end':
      endSession(draft, 'user', context);
      return settleEnd(draft);
    case 'conversation/clear':
      endSession(draft, 'user', context);
      forgetConversation(draft);
      return settleEnd(draft);
    case 'conversation/restore':
      return emit(draft, { type: 'promise/resolve', key: `restore ${event.restore}`, value: false });
    case 'persona/destroy':
      endSession(draft, 'user', context);
      setControl(draft, { destroyed: true });
      return settleEnd(draft);
    case 'mode/set':
      if (context.modeRules)
        return context.modeRules.change(draft, event.mode, context.timeouts.startMs, context.at);
      // The only mode is the current one.
      return emit(draft, { type: 'promise/resolve', key: `mode ${event.mode}` });
    case 'session/keep-alive':
      return keepAlive(draft, context);
    // Handled by `context.updates`.
    case 'session/update':
      return;

    default:
      return applyTurnCommand(draft, event, context);
  }
}

type SettledCommand =
  | 'session/start'
  | 'session/end'
  | 'session/keep-alive'
  | 'session/update'
  | 'conversation/clear'
  | 'conversation/restore'
  | 'persona/destroy'
  | 'mode/set';

function applyTurnCommand(
  draft: Draft,
  event: Exclude<PersonaCommand, { type: SettledCommand }> | PersonaFact,
  context: TransitionContext,
): void {
  switch (event.type) {
    case 'turn/ask': {
      const { type: _, ...asked } = event;
      return acceptInput(draft, { ...asked, by: speakerOf(draft), heardIn: null }, context);
    }
    case 'turn/say': {
      const { turnId, text } = event;
      return acceptInput(draft, { turnId, text, source: 'app', by: 'app', heardIn: null }, context);
    }
    case 'turn/interrupt':
      return endTurn(draft, 'interrupted', { at: context.at, cut: true });
    case 'context/add':
      return addNote(draft, event.text);
    case 'tool/offer':
      if (draft.view.mode === 'server' && connectionIn(draft))
        emit(draft, { type: 'session/offer-tool', name: event.name });
      return;
    case 'tool/respond':
      return respondToTool(draft, event, context);
    case 'microphone/request':
      return requestMicrophone(draft);
    case 'microphone/mute':
      return muteMicrophone(draft, event.muted);
    case 'devices/choose':
      return chooseDevices(draft, event.choice);
    case 'error/raise':
    case 'error/dismiss':
      return;
    default:
      return applyFact(draft, event, context);
  }
}

function applyFact(draft: Draft, fact: PersonaFact, context: TransitionContext): void {
  const { at } = context;
  switch (fact.type) {
    case 'session/authorized':
      return acceptCredentials(draft, fact.credentials, at);
    case 'session/failed':
      return failSession(draft, fact.error, context);
    case 'session/signalled':
      return acceptSignal(draft, fact.signal, fact.newTurnId, context);
    case 'session/replaced':
      return endSession(draft, 'replaced', context);
    case 'signalling/changed':
      return changeSignalling(draft, fact.open, at);
    case 'link/changed':
      return changeLink(draft, fact.link, at);
    case 'page/came-online':
      return renewWhenOnline(draft, context);
    case 'page/left':
      return leavePage(draft, context);
    case 'timer/fired':
      if (fact.name !== 'restore' && fact.name !== 'persona-update') acceptTimer(draft, fact.name, context);
      return;
    default:
      return applyTurnFact(draft, fact, context);
  }
}

type TurnFact = Extract<
  PersonaFact,
  { type: `model/${string}` | `talk/${string}` | `tool/${string}` | `microphone/${string}` }
>;
type LoadingFact = Extract<PersonaFact, { type: `code/${string}` | `conversation/${string}` }>;
type AnyTimeFact = Extract<PersonaFact, { type: 'session/closed' | 'session/update-failed' | 'page/hidden' }>;

function applyTurnFact(
  draft: Draft,
  fact: TurnFact | LoadingFact | AnyTimeFact,
  context: TransitionContext,
): void {
  const { at } = context;
  switch (fact.type) {
    case 'model/produced':
      return acceptPart(draft, fact.turnId, fact.part, context);
    case 'model/ended':
      return acceptModelEnd(draft, fact.turnId, context);
    case 'model/failed':
      return acceptModelError(draft, fact.turnId, fact.error, context);
    case 'tool/approval-needed':
      return context.answerParts?.markAwaitingApproval(draft, fact.callId);
    case 'tool/started':
      return context.answerParts?.markToolStarted(draft, fact.callId, fact, at);
    case 'tool/ended':
      return acceptToolResult(draft, fact, context);
    case 'talk/failed':
      if (draft.control.running?.id === fact.turnId) endTurn(draft, 'failed', { at, error: fact.error });
      return;
    case 'code/loaded':
    case 'code/failed':
    case 'conversation/loaded':
    case 'conversation/failed':
    case 'session/closed':
    case 'session/update-failed':
    case 'page/hidden':
      return;
    default:
      return applyMicrophoneFact(draft, fact);
  }
}
