import { microphoneErrors } from '../internal/error-catalogue.js';
import { errorFactory } from '../internal/persona-error.js';
import type { Draft } from './core-state.js';
import type { TimerName } from './persona-effect.js';
import { sessionError } from './session/session-error.js';
import { failSession, probeSignallingAgain, refuseMicrophone } from './session/session-transition.js';
import { confirmCut } from './speech/speech-transition.js';
import { endIdleTalk } from './speech/talk-pump.js';
import { speakFiller } from './tools/tool-transition.js';
import {
  acceptModelSilence,
  acceptTalkSilence,
  completeIfSpoken,
  completeTurn,
} from './turn/model-transition.js';
import { endTurn } from './turn/turn-end.js';
import { llmError } from './turn/turn-error.js';

const microphoneError = errorFactory(microphoneErrors);

/** What is to be done when a timer has run out. */
export function acceptTimer(draft: Draft, name: TimerName, at: number): void {
  switch (name) {
    case 'start':
      return failSession(
        draft,
        sessionError('session-timeout', { message: 'The session did not become live in time.' }),
        at,
      );
    case 'microphone':
      return refuseMicrophone(
        draft,
        microphoneError('microphone-timeout', { message: 'The permission prompt was not answered in time.' }),
      );
    case 'signalling':
      return probeSignallingAgain(draft);
    case 'talk-idle':
      endIdleTalk(draft);
      return completeIfSpoken(draft, at);
    case 'talk-cut':
      return confirmCut(draft, at);
    case 'tool-filler':
      return speakFiller(draft, at);
    case 'model-silence':
      return acceptModelSilence(draft, at);
    case 'turn-silence':
      return acceptSilence(draft, at);
  }
}

function acceptSilence(draft: Draft, at: number): void {
  const turn = draft.control.running;
  if (turn?.answer !== 'service') return acceptTalkSilence(draft, at);
  // Anam's own model: either the end of its speech was never reported, or it said nothing at all.
  if (turn.firstTextAt !== null) return completeTurn(draft, at);
  endTurn(draft, 'failed', {
    at,
    error: llmError('llm-timeout', { message: 'Anam did not answer in time.' }),
  });
}
