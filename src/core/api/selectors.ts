import type { ToolCall } from '../machine/logs/tool-call.js';
import type { PersonaState } from '../machine/persona-state.js';

/** The activity of the persona, in one word. */
export type PersonaActivity =
  | 'idle'
  | 'connecting'
  | 'listening'
  | 'thinking'
  | 'speaking'
  | 'interrupted'
  | 'waiting'
  | 'reconnecting'
  | 'ended'
  | 'failed';

/** What the persona is doing, derived from session, turn and tool calls. `waiting`: a tool call needs the user's approval. */
export function selectActivity({ session, turn, userSpeaking, toolCalls }: PersonaState): PersonaActivity {
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
  // Waiting calls are among the newest.
  if (toolCalls.groups.slice(-2).some(({ items }) => items.some(isWaiting))) return 'waiting';
  if (turn.status === 'thinking' || turn.status === 'speaking') return turn.status;
  const interrupted = turn.status === 'ended' && turn.outcome === 'interrupted';
  return interrupted && !userSpeaking ? 'interrupted' : 'listening';
}

const isWaiting = ({ status }: ToolCall) => status === 'awaiting-approval';
