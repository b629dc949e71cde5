'use client';

import type { ReactNode } from 'react';
import { LabelsContext } from '../labels/labels-context.js';
import type { PersonaLabelOverrides } from '../labels/labels.js';
import { useLabelSource } from './useLabelSource.js';

/** Props of `LabelsProvider`: the texts, and the parts that show them. */
export interface LabelsProviderProps {
  /** Texts in place of the English ones: one of `anam-react/locales`, or only those that you change. */
  readonly labels: PersonaLabelOverrides;
  /** The parts that say them. */
  readonly children?: ReactNode;
}

/**
 * Sets the texts of parts that are used without a `PersonaProvider`, which takes `labels` itself.
 *
 * @example
 * <LabelsProvider labels={{ locale: 'de', thinking: 'Denkt nach…' }}>
 *   <Reasoning reasoning={useAnamReasoning(client)} />
 * </LabelsProvider>
 */
export function LabelsProvider({ labels, children }: LabelsProviderProps): ReactNode {
  const texts = useLabelSource(labels);
  return <LabelsContext.Provider value={texts}>{children}</LabelsContext.Provider>;
}
