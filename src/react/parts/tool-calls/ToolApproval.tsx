'use client';

import type { ReactNode } from 'react';
import type { ToolCall } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { useLabels } from '../../labels/useLabels.js';
import { toolSentence } from '../../shared/tool-text.js';

/** The question whether a call may be made. Takes no focus: the user may be writing. */
export function ToolApproval({ call }: { readonly call: ToolCall }): ReactNode {
  const labels = useLabels();
  const persona = usePersona();
  return (
    <div className="persona-tool-approval" role="group" aria-label={toolSentence(call, labels)}>
      <button
        type="button"
        className="persona-button persona-tool-allow"
        onClick={() => persona.respondToToolCall(call.id, true)}
      >
        {labels.toolAllow}
      </button>
      <button
        type="button"
        className="persona-button persona-tool-refuse"
        onClick={() => persona.respondToToolCall(call.id, false)}
      >
        {labels.toolRefuse}
      </button>
    </div>
  );
}
