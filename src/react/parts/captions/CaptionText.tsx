'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useStore } from 'zustand';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaContext } from '../../provider/persona-context.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';

const CaptionLine = onDemand(() => import('./CaptionLine.js').then((code) => code.CaptionLine));

const selectHasSession = ({ session }: PersonaState) =>
  session.status === 'live' || session.status === 'reconnecting';

export const CaptionText = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(
  function Captions(props, ref) {
    const { store } = usePersonaContext('<Captions>').persona;
    return useStore(store, selectHasSession) ? <CaptionLine {...props} lineRef={ref} /> : null;
  },
);
