'use client';

import { useContext, useMemo } from 'react';
import { LabelsContext, type LabelSource } from './labels-context.js';
import { englishLabels, type PartLabels, type PersonaLabels } from './labels.js';
import { mergeLabels, mergePartLabels } from './merge-labels.js';

/** One table for all parts of a provider: every message compares it by identity. */
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

/** Returns the labels of a part that brings its own English texts, with those of the provider merged over them. */
export function usePartLabels<Name extends keyof PartLabels>(
  name: Name,
  english: PartLabels[Name],
): PartLabels[Name] {
  const over = useLabels()[name];
  return useMemo(() => mergePartLabels(over, english), [over, english]);
}
