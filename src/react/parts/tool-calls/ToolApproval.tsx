'use client';

import type { MouseEvent, ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { useToolCallLabels } from '../../labels/useToolCallLabels.js';
import { isSameGesture } from '../../shared/same-gesture.js';

interface ToolApprovalProps {
  readonly call: ToolCall;
  readonly question: string;
}

/** The approval prompt of a call. It does not take the focus, because the user may be typing. */
export function ToolApproval({ call, question }: ToolApprovalProps): ReactNode {
  const labels = useToolCallLabels();
  const persona = usePersona();
  const respond = (approved: boolean) => (event: MouseEvent) => {
    // The next waiting call may be rendered at the same position.
    if (!isSameGesture(persona.store, event)) persona.respondToToolCall(call.id, approved);
  };
  return (
    <div className="persona-tool-approval" role="group" aria-label={question}>
      <button type="button" className="persona-button persona-tool-allow" onClick={respond(true)}>
        {labels.toolAllow}
      </button>
      <button type="button" className="persona-button persona-tool-refuse" onClick={respond(false)}>
        {labels.toolRefuse}
      </button>
    </div>
  );
}
