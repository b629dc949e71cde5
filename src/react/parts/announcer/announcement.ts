import { selectActivity, type PersonaState } from '../../../core/index.js';
import { errorSentence } from '../../labels/format-label.js';
import type { PersonaLabels } from '../../labels/labels.js';
import { findAnswer } from '../transcript/find-answer.js';

/**
 * What a live region says of this state. It follows from the state alone, so nothing is said twice. Nothing while the
 * persona speaks: it would talk over it.
 */
export function announcement(state: PersonaState, labels: PersonaLabels): string {
  const activity = selectActivity(state);
  const word = labels.activity[activity];
  switch (activity) {
    case 'idle':
    case 'speaking':
      return '';
    case 'listening':
      return finishedAnswer(state, labels) ?? word;
    case 'interrupted': {
      const heard = findAnswer(state)?.heard;
      return heard ? `${word}. ${labels.persona}: ${heard}` : word;
    }
    case 'ended':
    case 'failed': {
      const error = state.session.status === 'ended' ? state.session.error : undefined;
      return error ? `${word}. ${errorSentence(error, labels)}` : word;
    }
    case 'connecting':
    case 'thinking':
    case 'reconnecting':
      return word;
  }
}

function finishedAnswer(state: PersonaState, labels: PersonaLabels): string | undefined {
  const answer = findAnswer(state);
  return answer && `${labels.persona}: ${answer.written}`;
}
