'use client';

import type { ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { useTurnReasoning } from '../../shared/useTurnReasoning.js';
import { useLabels } from '../../labels/useLabels.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { Reasoning } from '../reasoning/Reasoning.js';

// Loaded with the first call of a tool.
const CallsAndThoughts = onDemand(() =>
  import('../message-parts/message-parts.js').then((code) => code.CallsAndThoughts),
);

const isOpen = ({ endedAt }: ToolCall) => endedAt === null;

interface TurnWorkProps {
  readonly turnId: string;
  /**
   * Whether there is an answer. It shows the calls that were made after its first word, and the thoughts after those
   * calls.
   */
  readonly answered: boolean;
}

/** Shown between a question and its answer: thoughts and tools in their order, and three dots while waiting. */
export function TurnWork({ turnId, answered }: TurnWorkProps): ReactNode {
  const { thoughts, thinking } = useTurnReasoning(turnId);
  const calls = usePersonaToolCalls(turnId);
  const { thinking: label } = useLabels();
  const waiting = thinking && thoughts.length === 0 && !calls.some(isOpen);
  const above = calls.filter(({ writtenOffset }) => !answered || writtenOffset === 0);
  return (
    <>
      <Reasoning turnId={turnId} afterCalls={0} />
      {above.length > 0 && <CallsAndThoughts turnId={turnId} calls={above} />}
      {waiting && (
        <div className="persona-waiting">
          <span className="persona-hidden">{label}</span>
        </div>
      )}
    </>
  );
}
