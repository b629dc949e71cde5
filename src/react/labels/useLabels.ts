'use client';

import { useMemo, useState } from 'react';
import { usePersonaContext } from '../persona-context.js';
import type { PersonaLabelOverrides, PersonaLabels } from './labels.js';
import { mergeLabels, sameLabels } from './merge-labels.js';

/** The texts of the provider above. */
export function useLabels(): PersonaLabels {
  return usePersonaContext('Every part of anam-react').labels;
}

/** Keeps its identity while the texts are the same, because every message depends on it. */
export function useResolvedLabels(overrides: PersonaLabelOverrides | undefined): PersonaLabels {
  const [held, setHeld] = useState(overrides);
  if (!sameLabels(held, overrides)) setHeld(overrides);
  return useMemo(() => mergeLabels(held), [held]);
}
