'use client';

import { useContext, type ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { PersonaContext } from '../../provider/persona-context.js';
import type { ReasoningToolCall } from '../../reasoning/reasoning-turn.js';
import { callWords } from '../../shared/call-words.js';
import { useToolView } from '../../shared/useToolView.js';

/** A tool call among the thoughts of a turn, with the tool's own text. */
export function ToolCallStep({ step }: { readonly step: ReasoningToolCall }): ReactNode {
  const labels = useLabels();
  const persona = useContext(PersonaContext)?.persona;
  // Re-renders when the tool registers.
  useToolView(step.name);
  // In its own element, because browser translation replaces bare text nodes.
  return <span>{callWords(step, labels, persona)}</span>;
}
