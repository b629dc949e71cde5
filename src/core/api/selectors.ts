import type { PersonaState } from '../machine/persona-state.js';

/** The activity of the persona, in one word. */
export type PersonaActivity =
  | 'idle'
  | 'connecting'
  | 'listening'
  | 'thinking'
  | 'speaking'
  | 'interrupted'
  | 'reconnecting'
  | 'ended'
  | 'failed';

/** What the persona is doing, derived from session and turn. */
export function selectActivity({ session, turn, userSpeaking }: PersonaState): PersonaActivity {
  switch (session.status) {
    case 'idle':
      return 'idle';
    case 'authorizing':
    case 'connecting':
      return 'connecting';
    case 'reconnecting':
      return 'reconnecting';
    case 'ended':
      return session.reason === 'error' || session.reason === 'network' ? 'failed' : 'ended';
    case 'live':
      break;
  }
  if (turn.status === 'thinking' || turn.status === 'speaking') return turn.status;
  const interrupted = turn.status === 'ended' && turn.outcome === 'interrupted';
  return interrupted && !userSpeaking ? 'interrupted' : 'listening';
}
