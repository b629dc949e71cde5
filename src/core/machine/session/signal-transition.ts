import type { TransitionContext } from '../persona-event.js';
import { setSessionControl, setView, type Draft } from '../core-state.js';
import { acceptServiceThought } from '../logs/service-thoughts.js';
import { hearPersona, hearUser, setUserSpeaking, talkInterrupted } from '../speech/speech-transition.js';
import { acceptToolEnd, addServiceCall } from '../turn/tool-transition.js';
import { watchForModel } from '../turn/model-signs.js';
import { serverEndReason } from './server-end-reason.js';
import { toCloseError, toStartError } from './session-error.js';
import type { SessionSignal } from '../../ports/session-connection.js';
import { endSession, failSession, goLiveWhenReady, openChannel } from './session-transition.js';

/** What the connection of the current attempt tells; those of earlier attempts never get here. */
export function acceptSignal(
  draft: Draft,
  signal: SessionSignal,
  newTurnId: string,
  context: TransitionContext,
): void {
  switch (signal.type) {
    case 'established':
      setSessionControl(draft, { established: true });
      return goLiveWhenReady(draft, context.at);
    case 'ready':
      setSessionControl(draft, { sessionId: signal.sessionId });
      return goLiveWhenReady(draft, context.at);
    case 'media':
      if (draft.view.media !== signal.stream) setView(draft, { media: signal.stream });
      return goLiveWhenReady(draft, context.at);
    case 'channel-open':
      return openChannel(draft, context);
    case 'failed':
      return failSession(draft, toStartError(signal.cause), context);
    case 'closed':
      return acceptClose(draft, signal.code, signal.detail, context);
    default:
      return acceptConversation(draft, signal, newTurnId, context);
  }
}

type ConversationSignal = Extract<
  SessionSignal,
  { type: 'speech' | 'user-speech' | 'talk-interrupted' | 'thoughts' | `tool-${string}` }
>;

function acceptConversation(
  draft: Draft,
  signal: ConversationSignal,
  newTurnId: string,
  context: TransitionContext,
): void {
  const { at } = context;
  watchForModel(draft, signal);
  switch (signal.type) {
    case 'speech':
      if (signal.chunk.role === 'user') return hearUser(draft, signal.chunk, newTurnId, context);
      return hearPersona(draft, signal.chunk, newTurnId, at);
    case 'user-speech':
      return setUserSpeaking(draft, signal.speaking, at);
    case 'talk-interrupted':
      return talkInterrupted(draft, signal.correlationId, at);
    case 'tool-started':
      return addServiceCall(draft, signal, at);
    case 'tool-ended':
      acceptToolEnd(draft, signal.id, signal, at);
      return;
    case 'thoughts':
      for (const change of signal.changes) acceptServiceThought(draft, change, at);
  }
}

function acceptClose(
  draft: Draft,
  code: string,
  detail: string | undefined,
  context: TransitionContext,
): void {
  const { at } = context;
  const error = toCloseError(code, detail, draft.control.session.phase === 'live');
  // `NORMAL` is the echo of a stop of ours; one that we did not ask for is a lost session.
  if (!error) endSession(draft, 'user', at);
  else if (error.code === 'session-ended-by-server') endSession(draft, serverEndReason(detail), at, error);
  else failSession(draft, error, context);
}
