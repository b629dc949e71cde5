'use client';

import { useContext, useMemo } from 'react';
import { LabelsContext } from './labels-context.js';
import type { PartLabels, PersonaLabels } from './labels.js';
import { mergePartLabels } from './merge-labels.js';

/** Returns the labels of the nearest provider, or the English ones. */
export function useLabels(): PersonaLabels {
  return useContext(LabelsContext);
}

/** Returns the labels of a part that brings its own English texts, with those of the provider merged over them. */
export function usePartLabels<Name extends keyof PartLabels>(
  name: Name,
  english: PartLabels[Name],
): PartLabels[Name] {
  const over = useLabels()[name];
  return useMemo(() => mergePartLabels(over, english), [over, english]);
}
