import { findInLog, type GroupedLog } from './grouped-log.js';
import type { TranscriptMessage, UserMessage } from './message.js';

/** What the user said in this turn; without an id, in the newest one in which they said something. */
export function findInput(log: GroupedLog<TranscriptMessage>, turnId?: string): UserMessage | undefined {
  const found = findInLog(
    log,
    (message) => message.role === 'user' && (turnId === undefined || message.turnId === turnId),
  );
  return found?.role === 'user' ? found : undefined;
}
