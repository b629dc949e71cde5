import type { SessionSignal } from '../../ports/session-port.js';
import type { TransitionContext } from '../context.js';
import { addDocuments } from '../turn/documents.js';
import { emit, setControl, setView, type Draft } from '../draft.js';
import { acceptServiceThought } from '../logs/service-thoughts.js';
import { acceptRefusedMicrophone } from '../microphone/microphone-transition.js';
import { hearUser, setUserSpeaking } from '../speech/hear-user.js';
import { hearPersona, talkInterrupted } from '../speech/speech-transition.js';
import { greet } from '../turn/greeting.js';
import { watchForModel } from '../turn/model-signs.js';
import { keepServiceWaiting } from '../turn/service-turn.js';
import { acceptToolEnd, addServiceCall } from '../turn/tool-transition.js';
import { openChannel } from './channel-transition.js';
import { isLive, setSession } from './session-draft.js';
import { sessionError } from './session-error.js';
import { endSession, failSession, goLiveWhenReady } from './session-transition.js';

/** Handles a signal of the current connection. Signals from earlier attempts have already been dropped. */
export function acceptSignal(
  draft: Draft,
  signal: SessionSignal,
  newTurnId: string,
  context: TransitionContext,
): void {
  switch (signal.type) {
    case 'established':
    case 'ready':
    case 'media':
      return acceptStart(draft, signal, newTurnId, context);
    case 'channel-open':
      return openChannel(draft, signal.maxMessageBytes ?? null, context);
    case 'degraded':
      return reportOnce(draft, signal);
    case 'warned':
      return acceptWarning(draft, signal.text, context.at);
    // Handled by `context.updates` and `context.cues`.
    case 'updated':
    case 'cue-applied':
      return;
    case 'failed':
      return failSession(draft, signal.error, context);
    case 'closed':
      return acceptClose(draft, signal, context);
    default:
      return acceptConversation(draft, signal, newTurnId, context);
  }
}

/** How many warnings the state keeps, and how many characters of each. */
const MOST_WARNINGS = 20;
const LONGEST_WARNING = 2000;

function acceptWarning(draft: Draft, text: string, at: number): void {
  emit(draft, { type: 'warning/tell', text });
  const warning = { at, text: text.slice(0, LONGEST_WARNING) };
  setView(draft, { warnings: [...draft.view.warnings, warning].slice(-MOST_WARNINGS) });
}

/** Reports each problem once: a wrong setup is the same in every session. */
function reportOnce(draft: Draft, { about, error }: Extract<SessionSignal, { type: 'degraded' }>): void {
  const { degraded } = draft.control;
  if (degraded.includes(about)) return;
  setControl(draft, { degraded: [...degraded, about] });
  emit(draft, { type: 'error/report', error });
}

type StartSignal = Extract<SessionSignal, { type: 'established' | 'ready' | 'media' }>;

function acceptStart(draft: Draft, signal: StartSignal, newTurnId: string, context: TransitionContext): void {
  const { session } = draft.control;
  if (signal.type === 'media' && draft.view.media !== signal.stream) setView(draft, { media: signal.stream });
  if (session.phase !== 'connecting') return;
  if (signal.type === 'established') setSession(draft, { ...session, established: true });
  if (signal.type === 'ready') {
    const { sessionId, region } = signal;
    setSession(draft, { ...session, sessionId, ...(region && { region }) });
  }
  goLiveWhenReady(draft, context);
  if (isLive(draft)) greet(draft, newTurnId, context);
}

type ConversationSignal = Exclude<
  SessionSignal,
  | StartSignal
  | { type: 'channel-open' | 'degraded' | 'warned' | 'updated' | 'cue-applied' | 'failed' | 'closed' }
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
    case 'microphone-failed': {
      const { connected } = draft.control.microphone;
      if (connected) acceptRefusedMicrophone(draft, connected, signal.error);
      return;
    }
    case 'talk-interrupted':
      return talkInterrupted(draft, signal.correlationId, at);
    case 'tool-started':
      addServiceCall(draft, signal, at);
      return keepServiceWaiting(draft);
    case 'tool-ended':
      acceptToolEnd(draft, signal.id, signal, context);
      return addDocuments(draft, signal.id, signal.documents ?? [], at);
    case 'thoughts':
      for (const change of signal.changes) acceptServiceThought(draft, change, at);
      return keepServiceWaiting(draft);
  }
}

type CloseSignal = Extract<SessionSignal, { type: 'closed' }>;

function acceptClose(draft: Draft, signal: CloseSignal, context: TransitionContext): void {
  if (signal.by === 'us') return endSession(draft, 'user', context);
  const { detail } = signal;
  const data = detail === undefined ? {} : { detail };
  if (signal.by === 'service') {
    const message = `Anam ended the session: ${detail ?? 'no reason given'}`;
    const error = sessionError('session-ended-by-server', { message, ...data });
    return endSession(draft, signal.reason ?? 'server', context, error);
  }
  const code = isLive(draft) ? 'connection-lost' : 'connection-failed';
  const message = `The connection was lost${detail === undefined ? '' : `: ${detail}`}.`;
  failSession(draft, sessionError(code, { message, ...data }), context);
}
