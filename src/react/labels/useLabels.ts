'use client';

import { useContext, useMemo } from 'react';
import { LabelsContext } from './labels-context.js';
import type { PartLabels, PersonaLabels } from './labels.js';
import { mergePartLabels } from './merge-labels.js';

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
