import { findInLog, type GroupedLog } from './grouped-log.js';
import type { TranscriptMessage, UserMessage } from './message.js';

/** Returns the user's message in this turn; without an id, the newest user message. */
export function findInput(log: GroupedLog<TranscriptMessage>, turnId?: string): UserMessage | undefined {
  const found = findInLog(
    log,
    (message) => message.role === 'user' && (turnId === undefined || message.turnId === turnId),
  );
  return found?.role === 'user' ? found : undefined;
}
