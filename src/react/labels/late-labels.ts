'use client';

import { useLabels } from './useLabels.js';
import type { PersonaLabels } from './labels.js';
import { mergePartLabels } from './merge-labels.js';

/**
 * Creates a hook that returns the texts of one part: English, with the provider's texts merged over them. The English
 * texts are loaded with the part. The merged table is cached for each provider, because every message reads it.
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
