'use client';

import { useLabels } from './useLabels.js';
import type { PersonaLabels } from './labels.js';
import { mergePartLabels } from './merge-labels.js';

/**
 * Creates the hook of texts that are loaded with the part that shows them: English, with those of the provider merged over
 * them. One table for all parts of a provider, because every message uses it.
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
