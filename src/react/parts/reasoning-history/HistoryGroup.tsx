'use client';

import { memo } from 'react';
import type { ReasoningHit, ReasoningSearch } from '../../reasoning/reasoning-search.js';
import type { ReasoningTurn } from '../../reasoning/reasoning-turn.js';
import { sameItems } from '../../reasoning/same-items.js';
import { HistoryTurnCard } from './HistoryTurnCard.js';

interface HistoryGroupProps {
  readonly turns: readonly ReasoningTurn[];
  readonly hits: ReasoningSearch['hits'];
  readonly hit: ReasoningHit | null;
}

/** Consecutive turns. The browser skips groups that are not visible, and React skips unchanged ones. */
export const HistoryGroup = memo(function HistoryGroup({ turns, hits, hit }: HistoryGroupProps) {
  return (
    <div className="persona-history-group" data-group="">
      {turns.map((turn) => (
        <HistoryTurnCard key={turn.id} turn={turn} hits={hits} hit={hitIn(turn, hit)} />
      ))}
    </div>
  );
}, isSame);

function isSame(before: HistoryGroupProps, after: HistoryGroupProps): boolean {
  return before.hits === after.hits && before.hit === after.hit && sameItems(before.turns, after.turns);
}

const hitIn = ({ steps }: ReasoningTurn, hit: ReasoningHit | null) =>
  hit && steps.some(({ id }) => id === hit.stepId) ? hit : null;
