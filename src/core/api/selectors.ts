import type { ToolCall } from '../machine/logs/tool-call.js';
import type { PersonaState } from '../machine/persona-state.js';

/** The persona's activity, in one word. */
export type PersonaActivity =
  | 'idle'
  | 'connecting'
  | 'listening'
  | 'muted'
  | 'text-only'
  | 'no-microphone'
  | 'thinking'
  | 'speaking'
  | 'interrupted'
  | 'waiting'
  | 'reconnecting'
  | 'ended'
  | 'failed';

/**
 * Returns what the persona is doing, derived from session, turn, tool calls and microphone. `waiting`: a tool call
 * needs the user's approval. It returns `listening` only if the user can be heard; otherwise `muted` (by the user),
 * `text-only` (a conversation without a microphone) or `no-microphone` (not allowed yet, blocked, or not available).
 */
export function selectActivity(state: PersonaState): PersonaActivity {
  const { session, turn, userSpeaking, toolCalls } = state;
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
  // Calls that wait are among the newest.
  if (toolCalls.groups.slice(-2).some(({ items }) => items.some(isWaiting))) return 'waiting';
  if (turn.status === 'thinking' || turn.status === 'speaking') return turn.status;
  const interrupted = turn.status === 'ended' && turn.outcome === 'interrupted';
  if (userSpeaking) return 'listening';
  return interrupted ? 'interrupted' : hearing(state);
}

function hearing({ microphone, microphoneMuted }: PersonaState): PersonaActivity {
  if (microphone.status === 'idle') return 'text-only';
  if (microphone.status !== 'granted') return 'no-microphone';
  return microphoneMuted ? 'muted' : 'listening';
}

const isWaiting = ({ status }: ToolCall) => status === 'awaiting-approval';
