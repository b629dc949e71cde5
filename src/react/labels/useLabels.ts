'use client';

import { useContext, useMemo } from 'react';
import { LabelsContext, type LabelSource } from './labels-context.js';
import { englishLabels, type PartLabels, type PersonaLabels } from './labels.js';
import { mergeLabels, mergePartLabels } from './merge-labels.js';

/** The merged labels of each provider. Every message compares them by identity, so they are merged only once. */
const merged = new WeakMap<LabelSource, PersonaLabels>();

function labelsOf(source: LabelSource | null): PersonaLabels {
  if (!source) return englishLabels;
  const labels = merged.get(source) ?? mergeLabels(source.overrides, labelsOf(source.above));
  merged.set(source, labels);
  return labels;
}

/** Returns the labels of the nearest provider, or the English ones. */
export function useLabels(): PersonaLabels {
  return labelsOf(useContext(LabelsContext));
}

/** Returns the labels of a part that has its own English texts, with the provider's labels merged over them. */
export function usePartLabels<Name extends keyof PartLabels>(
  name: Name,
  english: PartLabels[Name],
): PartLabels[Name] {
  const over = useLabels()[name];
  return useMemo(() => mergePartLabels(over, english), [over, english]);
}
