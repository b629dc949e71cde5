import type { PersonaError } from '../../internal/persona-error.js';
import type { TransitionContext } from './context.js';
import type { Draft } from './draft.js';
import type { TimerName } from './effect.js';
import { stopHolding } from './microphone/microphone-facts.js';
import { markMicrophoneSilent, stopWaitingForPrompt } from './microphone/microphone-transition.js';
import { planEnding } from './session/limit-transition.js';
import { renew, renewNow } from './session/renewal.js';
import { sessionError } from './session/session-error.js';
import { nextEnding } from './session/next-ending.js';
import { endSession, failSession, giveUpLink, probeSignallingAgain } from './session/session-transition.js';
import { confirmCut } from './speech/speech-transition.js';
import { endIdleTalk } from './speech/talk-pump.js';
import { acceptTalkSilence, completeIfSpoken, completeTurn } from './turn/complete-turn.js';
import { acceptModelSilence } from './turn/model-transition.js';
import { missModel } from './turn/model-signs.js';
import { endTurn } from './turn/turn-end.js';
import { llmError } from './turn/llm-error.js';

/** Handles a timer of a session or a turn. */
export function acceptTimer(
  draft: Draft,
  name: Exclude<TimerName, 'restore' | 'persona-update'>,
  context: TransitionContext,
): void {
  const { at } = context;
  switch (name) {
    case 'start':
      return failSession(draft, startTimeout(draft), context);
    case 'microphone':
      return stopWaitingForPrompt(draft);
    case 'microphone-hold':
      return stopHolding(draft);
    case 'microphone-silence':
      return markMicrophoneSilent(draft);
    case 'signalling':
      return probeSignallingAgain(draft);
    case 'link':
      return giveUpLink(draft, context);
    case 'renew':
      return renewNow(draft, context);
    case 'deadline':
      return acceptDeadline(draft, context);
    case 'talk-idle':
      endIdleTalk(draft, at);
      return completeIfSpoken(draft, at);
    case 'talk-cut':
      return confirmCut(draft, at);
    case 'tool-filler':
      return context.answerParts?.speakFiller(draft, context);
    case 'model-silence':
      return acceptModelSilence(draft, context);
    case 'missing-model':
      return missModel(draft, context);
    case 'busy-slot':
      return context.modeRules?.retrySlot(draft, at);
    case 'turn-silence':
      return acceptSilence(draft, context);
  }
}

/** Shows the warning, or ends the session. */
function acceptDeadline(draft: Draft, context: TransitionContext): void {
  const next = nextEnding(draft.control.deadlines);
  if (next && next.endsAt <= context.at) endSession(draft, next.reason, context);
  else planEnding(draft, context);
}

/**
 * Returns the error for a start that took too long. If the app's own server did not respond, a firewall is not the
 * cause.
 */
function startTimeout({ control }: Draft): PersonaError {
  return control.session.phase === 'authorizing'
    ? sessionError('token-unreachable', { message: 'No session token arrived in time.' })
    : sessionError('session-timeout', { message: 'The session did not become live in time.' });
}

/**
 * Whether a session that has spoken before has spoken nothing from this answer. It then did not receive the text,
 * because an open socket can drop all messages. The session is renewed once, because the next session has not spoken
 * before.
 */
function isUnheard({ control }: Draft): boolean {
  const { running, speechTurns } = control;
  return (
    running !== null &&
    running.by !== 'service' &&
    running.sent.trim() !== '' &&
    running.spoken.end === 0 &&
    speechTurns.length > 0
  );
}

function acceptSilence(draft: Draft, context: TransitionContext): void {
  const { at } = context;
  const turn = draft.control.running;
  if (isUnheard(draft) && draft.control.session.phase === 'live') {
    const error = sessionError('connection-lost', { message: 'None of the sent text was spoken.' });
    if (renew(draft, error, context)) return;
  }
  if (turn?.by !== 'service') return acceptTalkSilence(draft, at);
  // For Anam's own model: the end of its speech was not reported, or it spoke nothing.
  if (turn.firstTextAt !== null) return completeTurn(draft, at);
  const error = llmError('llm-timeout', { message: 'Anam did not respond in time.' });
  endTurn(draft, 'failed', { at, error });
}
