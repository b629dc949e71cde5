'use client';

import { useContext, useMemo } from 'react';
import { useSameData } from '../same-data.js';
import { LabelsContext } from './labels-context.js';
import type { PersonaLabelOverrides, PersonaLabels } from './labels.js';
import { mergeLabels } from './merge-labels.js';

/** The texts of the provider above; English without one. */
export function useLabels(): PersonaLabels {
  return useContext(LabelsContext);
}

/** Keeps its identity while the texts are the same, because every message depends on it. */
export function useResolvedLabels(overrides: PersonaLabelOverrides | undefined): PersonaLabels {
  const held = useSameData(overrides);
  const above = useLabels();
  return useMemo(() => mergeLabels(held, above), [held, above]);
}
