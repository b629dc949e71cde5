import type { SessionDeadlines, SessionEnding } from './session-limits.js';

/** Returns the earliest deadline. The session of a hidden page ends as idle. */
export function nextEnding({ limit, idle, hidden }: SessionDeadlines): Omit<SessionEnding, 'since'> | null {
  const all: Omit<SessionEnding, 'since'>[] = [];
  if (limit !== null) all.push({ reason: 'limit', endsAt: limit });
  if (idle !== null) all.push({ reason: 'idle', endsAt: idle });
  if (hidden !== null) all.push({ reason: 'idle', endsAt: hidden });
  return all.sort((a, b) => a.endsAt - b.endsAt)[0] ?? null;
}
