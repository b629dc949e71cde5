'use client';

import type { ReactNode } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';

const selectRestoring = ({ restoring }: PersonaState) => restoring;

/** Shown if there are no messages, or the conversation is still loading. */
export function TranscriptEmpty({ instead }: { readonly instead?: ReactNode }): ReactNode {
  const labels = useLabels();
  const isRestoring = usePersonaSelector(selectRestoring);
  if (isRestoring) return <p className="persona-empty">{labels.restoring}</p>;
  if (instead !== undefined) return instead;
  return (
    <div className="persona-empty">
      <p className="persona-empty-title">{labels.emptyTitle}</p>
      <p>{labels.emptyText}</p>
    </div>
  );
}
