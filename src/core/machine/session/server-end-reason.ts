import type { SessionEndReason } from './session-state.js';

/**
 * Anam says in free words why it ends a session, as `endsession` with text; newer test servers of the SDK's repository
 * name a code such as `MAX_SESSION_LENGTH` in it. Words that we do not know are the server's own affair.
 */
export function serverEndReason(
  words: string | undefined,
): Extract<SessionEndReason, 'limit' | 'idle' | 'server'> {
  if (words === undefined) return 'server';
  if (/max.?session.?length|(time|session|duration).{0,8}limit|limit.{0,12}(time|session)/iu.test(words))
    return 'limit';
  if (/silence|silent|inactiv|\bidle\b/iu.test(words)) return 'idle';
  return 'server';
}
