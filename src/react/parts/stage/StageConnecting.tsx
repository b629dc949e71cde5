'use client';

import type { ReactNode } from 'react';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaMicrophone } from '../../hooks/usePersonaMicrophone.js';
import { useLabels } from '../../labels/useLabels.js';
import { isSameGesture } from '../../shared/same-gesture.js';

export function StageConnecting({ status }: { readonly status: 'authorizing' | 'connecting' }): ReactNode {
  const labels = useLabels();
  const persona = usePersona();
  const prompting = usePersonaMicrophone().status === 'prompting';
  return (
    <div className="persona-stage-view" data-view="connecting">
      <p className="persona-stage-title">{labels[status]}</p>
      {prompting && status === 'connecting' && <p className="persona-stage-text">{labels.allowMicrophone}</p>}
      <button
        type="button"
        className="persona-button persona-button-quiet"
        // This button appears where the start button was, so the second click of a double click must not cancel.
        onClick={(event) => isSameGesture(persona.store, event) || void persona.end()}
      >
        {labels.cancel}
      </button>
    </div>
  );
}
