import { raiseError, setControl, setView, type CoreState, type Draft } from './core-state.js';
import type { PersonaEffect } from './persona-effect.js';
import type { PersonaEvent, TransitionContext } from './persona-event.js';
import { acceptToken, endSession, failSession, startSession } from './session/session-transition.js';
import { applyToMicrophone } from './microphone/microphone-events.js';
import { changeLink, changeSignalling } from './session/link-transition.js';
import { renewWhenOnline } from './session/renewal.js';
import { changeMode } from './session/mode-transition.js';
import { keepAlive, keepLimits } from './session/limit-transition.js';
import { acceptTimer } from './timer-transition.js';
import { acceptSignal } from './session/signal-transition.js';
import { acceptModelEnd, acceptModelFault, acceptPart, askModel } from './turn/model-transition.js';
import { acceptToolEnd, markAwaitingApproval, markToolStarted } from './turn/tool-transition.js';
import { addNote } from './turn/context-note.js';
import { endTurn } from './turn/turn-end.js';
import { acceptInput, answerer, beginQueued } from './turn/turn-transition.js';

export interface Transition {
  readonly state: CoreState;
  readonly effects: readonly PersonaEffect[];
}

/** The whole product as one pure step: no clock, no ids, no input or output; those come with the event. */
export function transition(state: CoreState, event: PersonaEvent, context: TransitionContext): Transition {
  const draft: Draft = { from: state, view: state.view, control: state.control, effects: [] };
  if (belongsToNow(state, event)) apply(draft, event, context);
  beginQueued(draft, context);
  keepLimits(draft, context);
  const unchanged = draft.view === state.view && draft.control === state.control;
  return { state: unchanged ? state : { view: draft.view, control: draft.control }, effects: draft.effects };
}

/** The gate for what comes back from an earlier start. A microphone has a number of its own: it outlives a start. */
function belongsToNow({ control }: CoreState, event: PersonaEvent): boolean {
  if (!('attempt' in event)) return true;
  return control.session.open && event.attempt === control.session.attempt;
}

function apply(draft: Draft, event: PersonaEvent, context: TransitionContext): void {
  const { at } = context;
  switch (event.type) {
    case 'mode/set':
      return changeMode(draft, event.mode, at);
    case 'context/add':
      return addNote(draft, event.text);
    case 'session/start':
      return startSession(draft, event, at);
    case 'session/stop':
      return endSession(draft, 'user', at);
    case 'session/replaced':
      return endSession(draft, 'replaced', at);
    case 'session/authorized':
      return acceptToken(draft, event.token, at);
    case 'session/failed':
      return failSession(draft, event.error, context);
    case 'session/signal':
      return acceptSignal(draft, event.signal, event.newTurnId, context);
    case 'session/signalling':
      return changeSignalling(draft, event.open, at);
    case 'session/link':
      return changeLink(draft, event.link, at);
    case 'session/keep-alive':
      return keepAlive(draft, context);
    case 'page/hidden':
      return setControl(draft, { hidden: event.hidden });
    case 'page/online':
      return renewWhenOnline(draft, context);
    default:
      return applyToTurn(draft, event, context);
  }
}

type TurnEvent = Extract<
  PersonaEvent,
  {
    type:
      | `turn/${string}`
      | `model/${string}`
      | `talk/${string}`
      | `tool/${string}`
      | `timer/${string}`
      | `fault/${string}`
      | `microphone/${string}`
      | `devices/${string}`;
  }
>;

function applyToTurn(draft: Draft, event: TurnEvent, context: TransitionContext): void {
  const { at } = context;
  switch (event.type) {
    case 'turn/ask': {
      const { turnId, text, source } = event;
      return acceptInput(draft, { turnId, text, source, answer: answerer(draft) }, context);
    }
    case 'turn/say':
      return acceptInput(
        draft,
        { turnId: event.turnId, text: event.text, source: 'app', answer: 'app' },
        context,
      );
    case 'turn/interrupt':
      return endTurn(draft, 'interrupted', { at, cut: true });
    case 'model/part':
      return acceptPart(draft, event.turnId, event.part, context);
    case 'model/ended':
      return acceptModelEnd(draft, event.turnId, context);
    case 'model/failed':
      return acceptModelFault(draft, event.turnId, event.error, context);
    case 'tool/approval':
      return markAwaitingApproval(draft, event.callId);
    case 'tool/answer':
      draft.effects.push(event);
      return;
    case 'tool/started':
      return markToolStarted(draft, event.callId, event);
    case 'tool/ended':
      return acceptToolResult(draft, event, context);
    case 'talk/failed':
      if (draft.control.running?.id === event.turnId) endTurn(draft, 'failed', { at, error: event.error });
      return;
    case 'timer/fired':
      return acceptTimer(draft, event.name, context);
    case 'fault/raised':
      return raiseError(draft, event.error);
    case 'fault/dismissed':
      return setView(draft, { error: null });
    default:
      return applyToMicrophone(draft, event);
  }
}

type ToolEnd = Extract<PersonaEvent, { type: 'tool/ended' }>;

function acceptToolResult(draft: Draft, event: ToolEnd, { at, maxToolRounds }: TransitionContext): void {
  const isComplete = acceptToolEnd(draft, event.callId, event, at);
  const { running } = draft.control;
  if (isComplete && running) askModel(draft, running, running.round < maxToolRounds);
}
