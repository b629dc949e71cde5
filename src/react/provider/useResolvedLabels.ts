'use client';

import { useMemo } from 'react';
import type { PersonaLabelOverrides, PersonaLabels } from '../labels/labels.js';
import { mergeLabels } from '../labels/merge-labels.js';
import { useLabels } from '../labels/useLabels.js';
import { useSameData } from './same-data.js';

/** Keeps its identity while the texts are the same, because every message depends on it. */
export function useResolvedLabels(overrides: PersonaLabelOverrides | undefined): PersonaLabels {
  const held = useSameData(overrides);
  const above = useLabels();
  return useMemo(() => mergeLabels(held, above), [held, above]);
}
