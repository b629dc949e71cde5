'use client';

import { useContext, useMemo } from 'react';
import { useSameData } from '../provider/same-data.js';
import { LabelsContext } from './labels-context.js';
import type { PartLabels, PersonaLabelOverrides, PersonaLabels } from './labels.js';
import { mergeLabels, mergePartLabels } from './merge-labels.js';

/** The texts of the provider above; English without one. */
export function useLabels(): PersonaLabels {
  return useContext(LabelsContext);
}

/** The texts of a part that is not on every page: its own English ones, and those of the provider over them. */
export function usePartLabels<Name extends keyof PartLabels>(
  name: Name,
  english: PartLabels[Name],
): PartLabels[Name] {
  const over = useLabels()[name];
  return useMemo(() => mergePartLabels(over, english), [over, english]);
}

/** Keeps its identity while the texts are the same, because every message depends on it. */
export function useResolvedLabels(overrides: PersonaLabelOverrides | undefined): PersonaLabels {
  const held = useSameData(overrides);
  const above = useLabels();
  return useMemo(() => mergeLabels(held, above), [held, above]);
}
