'use client';

import { Fragment, type ReactNode } from 'react';
import { turnWork, type ToolCall, type TurnWork } from '../../../core/index.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { useTurnReasoning } from '../../shared/useTurnReasoning.js';
import { Reasoning } from '../reasoning/Reasoning.js';

// Loaded on demand, because few conversations need it.
const ToolCallList = onDemand(() => import('../tool-calls/tool-parts.js').then((code) => code.ToolCallList));

interface CallsAndThoughtsProps {
  readonly turnId: string;
  /** Consecutive calls of the turn. */
  readonly calls: readonly ToolCall[];
}

/** Tool calls that were made at one position of an answer, with the thoughts that followed each of them. */
export function CallsAndThoughts({ turnId, calls }: CallsAndThoughtsProps): ReactNode {
  const { thoughts } = useTurnReasoning(turnId);
  const all = usePersonaToolCalls(turnId);
  const work = turnWork(thoughts, all);
  return runsOf(calls, work).map(({ run, end }) => (
    <Fragment key={run[0]?.id}>
      <ToolCallList calls={run} />
      <Reasoning turnId={turnId} afterCalls={end} />
    </Fragment>
  ));
}

/** Splits the calls at the thoughts between them. `end`: the number of the turn's calls up to that point. */
function runsOf(calls: readonly ToolCall[], work: readonly TurnWork[]) {
  const runs: { readonly run: ToolCall[]; end: number }[] = [];
  let end = 0;
  let isBroken = true;
  for (const item of work) {
    if (item.kind === 'call') end += 1;
    const last = runs.at(-1);
    if (item.kind === 'thought' || !calls.includes(item.call)) isBroken = true;
    else if (last && !isBroken) {
      last.run.push(item.call);
      last.end = end;
    } else {
      runs.push({ run: [item.call], end });
      isBroken = false;
    }
  }
  return runs;
}
