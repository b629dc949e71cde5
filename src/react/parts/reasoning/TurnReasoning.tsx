'use client';

import type { ReactNode } from 'react';
import { useTurnReasoning } from '../../hooks/useTurnReasoning.js';
import { useLabels } from '../../labels/useLabels.js';
import { Reasoning } from './Reasoning.js';

/** What stands between a question and its answer: the thoughts, or three dots until there is anything. */
export function TurnReasoning({ turnId }: { readonly turnId: string }): ReactNode {
  const { thoughts, thinking } = useTurnReasoning(turnId);
  const labels = useLabels();
  if (thoughts.length > 0) return <Reasoning turnId={turnId} />;
  if (!thinking) return null;
  return (
    <div className="persona-waiting">
      <span className="persona-hidden">{labels.thinking}</span>
    </div>
  );
}
