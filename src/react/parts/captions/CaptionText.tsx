'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';

const CaptionLine = onDemand(() => import('./CaptionLine.js').then((code) => code.CaptionLine));

const selectHasSession = ({ session }: PersonaState) =>
  session.status === 'live' || session.status === 'reconnecting';

export const CaptionText = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(
  function Captions(props, ref) {
    return usePersonaSelector(selectHasSession) ? <CaptionLine {...props} lineRef={ref} /> : null;
  },
);
