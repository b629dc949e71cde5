'use client';

import { useLabels } from './useLabels.js';
import type { PersonaLabels } from './labels.js';
import { mergePartLabels } from './merge-labels.js';

/**
 * Creates a hook that returns the texts of one part: English, overridden by the texts of the provider. They are loaded
 * with the part. All parts of a provider share one table, because every message uses it.
 */
/* @__NO_SIDE_EFFECTS__ */
export function lateLabels<Table extends object>(
  overridesIn: (labels: PersonaLabels) => object | undefined,
  english: Table,
): () => Table {
  const merged = new WeakMap<PersonaLabels, Table>();
  return function useLateLabels() {
    const labels = useLabels();
    const known = merged.get(labels) ?? mergePartLabels(overridesIn(labels), english);
    merged.set(labels, known);
    return known;
  };
}
