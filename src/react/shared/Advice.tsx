'use client';

import type { ReactNode } from 'react';
import type { PersonaError } from '../../core/index.js';
import { useLabels } from '../labels/useLabels.js';

/** Advice for developers about an error. Not for end users. */
export function Advice({ error }: { readonly error: PersonaError }): ReactNode {
  const labels = useLabels();
  return (
    <div className="persona-advice">
      <p>
        <strong>{labels.advice}</strong> <code>{error.code}</code>
      </p>
      <p>{error.message}</p>
      <p>{error.advice}</p>
      {error.data.detail && !error.message.includes(error.data.detail) && <p>{error.data.detail}</p>}
    </div>
  );
}
