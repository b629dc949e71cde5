'use client';

import type { ReactNode } from 'react';
import { LabelsContext } from '../labels/labels-context.js';
import type { PersonaLabelOverrides } from '../labels/labels.js';
import { useLabelSource } from './useLabelSource.js';

/** Props of `LabelsProvider`: the texts, and the parts that show them. */
export interface LabelsProviderProps {
  /** Texts that replace the English ones: a language from `anam-react/locales`, or single texts. */
  readonly labels: PersonaLabelOverrides;
  /** The parts that use the texts. */
  readonly children?: ReactNode;
}

/**
 * Labels for parts without a `PersonaProvider`. The provider has its own `labels` prop.
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
