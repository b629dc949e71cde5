'use client';

import type { ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { useTurnReasoning } from '../../shared/useTurnReasoning.js';
import { useLabels } from '../../labels/useLabels.js';
import { Reasoning } from '../reasoning/Reasoning.js';
import type { ToolCallsProps } from '../tool-calls/ToolCalls.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';

// Few conversations have any.
const ToolCalls = onDemand<ToolCallsProps>(() =>
  import('../tool-calls/tool-parts.js').then((code) => code.ToolCalls),
);

const isOpen = ({ endedAt }: ToolCall) => endedAt === null;

/** Shown between a question and its answer: thoughts, tools, and three dots while waiting. */
export function TurnWork({ turnId }: { readonly turnId: string }): ReactNode {
  const { thoughts, thinking } = useTurnReasoning(turnId);
  const calls = usePersonaToolCalls(turnId);
  const { thinking: label } = useLabels();
  const waiting = thinking && thoughts.length === 0 && !calls.some(isOpen);
  return (
    <>
      <Reasoning turnId={turnId} />
      {calls.length > 0 && <ToolCalls turnId={turnId} />}
      {waiting && (
        <div className="persona-waiting">
          <span className="persona-hidden">{label}</span>
        </div>
      )}
    </>
  );
}
