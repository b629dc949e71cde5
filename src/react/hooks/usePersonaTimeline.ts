'use client';

import type { TurnTimeline } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { turnLogsOf } from '../provider/turn-logs.js';
import { useLogItems } from '../provider/useTurnLog.js';

/**
 * Returns the timestamps of one turn (a list with one entry, empty before it begins) or of all turns, oldest first. Times
 * are milliseconds since the epoch. With a turn, it re-renders only when that turn changes.
 *
 * @example
 * const [timeline] = usePersonaTimeline(turnId);
 * const wait = timeline?.firstWordAt && timeline.firstWordAt - timeline.startedAt;
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaTimeline(turnId?: string): readonly TurnTimeline[] {
  return useLogItems(turnLogsOf(usePersonaContext('usePersonaTimeline()').persona).timeline, turnId);
}
