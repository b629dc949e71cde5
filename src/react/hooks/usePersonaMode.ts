'use client';

import type { PersonaMode, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { usePersonaSelector } from './usePersonaSelector.js';

/** Why the mode cannot be changed now. `starting`: the session is on its way, and which mode works is not known yet. */
export type ModeDisabledReason = 'starting' | 'switching';

/**
 * What `usePersonaMode` returns: who calls the model, whether that can be changed now, and a function that changes it.
 */
export interface PersonaModeControl {
  /** The mode of the session, or of the next one. While it switches, the one that it switches to. */
  readonly mode: PersonaMode;
  /** The modes that there is a model for. */
  readonly modes: readonly PersonaMode[];
  /** Whether there is something to choose: two modes, and an app that has not fixed one. */
  readonly available: boolean;
  readonly switching: boolean;
  /** Why it cannot be changed just now. */
  readonly disabledReason: ModeDisabledReason | null;
  /**
   * Asks for a mode. With a `mode` on the provider the app decides, by `onModeChange`. How it went is in the state;
   * `usePersona().setMode` returns a promise of it.
   */
  readonly setMode: (mode: PersonaMode) => void;
}

const ignore = () => undefined;

/**
 * Who calls the model, the page or Anam, and how to change it.
 *
 * @example
 * const { mode, setMode, disabledReason } = usePersonaMode();
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaMode(): PersonaModeControl {
  const { requestMode } = usePersonaContext('usePersonaMode()');
  const state = usePersonaSelector(selectMode);
  return {
    ...state,
    available: state.modes.length > 1 && requestMode !== null,
    setMode: requestMode ?? ignore,
  };
}

function selectMode({ mode, modes, switching, session }: PersonaState) {
  const isStarting = session.status === 'authorizing' || session.status === 'connecting';
  const disabledReason: ModeDisabledReason | null = switching ? 'switching' : isStarting ? 'starting' : null;
  return { mode, modes, switching: switching !== null, disabledReason };
}
