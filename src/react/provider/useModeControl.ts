'use client';

import { useEffect, useInsertionEffect, useMemo } from 'react';
import type { Persona, PersonaMode } from '../../core/index.js';
import { ModeControl, type ModeProps } from './mode-control.js';

/** @returns the function with which parts request a mode; `null` if the app has fixed the mode */
export function useModeControl(
  persona: Persona,
  { mode, onModeChange }: ModeProps,
): ((mode: PersonaMode) => void) | null {
  const control = useMemo(() => new ModeControl(persona), [persona]);
  useInsertionEffect(() => control.update({ mode, onModeChange }));
  useEffect(() => control.watch(), [control]);
  useEffect(() => {
    if (mode !== undefined) control.follow(mode);
  }, [control, mode]);
  return mode !== undefined && !onModeChange ? null : control.request;
}
