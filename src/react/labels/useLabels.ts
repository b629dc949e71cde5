'use client';

import { useMemo } from 'react';
import { usePersonaContext } from '../persona-context.js';
import { useSameData } from '../same-data.js';
import type { PersonaLabelOverrides, PersonaLabels } from './labels.js';
import { mergeLabels } from './merge-labels.js';

/** The texts of the provider above. */
export function useLabels(): PersonaLabels {
  return usePersonaContext('Every part of anam-react').labels;
}

/** Keeps its identity while the texts are the same, because every message depends on it. */
export function useResolvedLabels(overrides: PersonaLabelOverrides | undefined): PersonaLabels {
  const held = useSameData(overrides);
  return useMemo(() => mergeLabels(held), [held]);
}
