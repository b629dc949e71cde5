'use client';

import { useContext, useMemo } from 'react';
import { LabelsContext, type LabelSource } from '../labels/labels-context.js';
import type { PersonaLabelOverrides } from '../labels/labels.js';
import { useSameData } from './useSameData.js';

/** Returns the same object while the texts are equal, because every message depends on it. */
export function useLabelSource(overrides: PersonaLabelOverrides | undefined): LabelSource {
  const held = useSameData(overrides);
  const above = useContext(LabelsContext);
  return useMemo(() => ({ overrides: held, above }), [held, above]);
}
