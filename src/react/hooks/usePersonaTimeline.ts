'use client';

import type { TurnTimeline } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { turnLogsOf } from '../provider/turn-logs.js';
import { useLogItems } from '../provider/useTurnLog.js';

/**
 * Returns the times at which things happened: in one turn (a list of one, or none before it begins), or in the whole
 * conversation, oldest first. Times are ms since the epoch. With a turn, it renders again only when something of that
 * turn happens.
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
