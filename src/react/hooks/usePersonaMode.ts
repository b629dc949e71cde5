'use client';

import type { PersonaMode, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';
import { usePersonaSelector } from './usePersonaSelector.js';

/**
 * Why the mode cannot be changed now. `starting`: the session is starting, so it is not known yet whether the mode
 * works. `switching`: a change is in progress.
 */
export type ModeDisabledReason = 'starting' | 'switching';

/**
 * What `usePersonaMode` returns: who calls the model, whether that can be changed now, and a function that changes it.
 */
export interface PersonaModeControl {
  /** The mode of the session, or of the next one. During a switch, the new mode. */
  readonly mode: PersonaMode;
  /** The modes that have a model. */
  readonly modes: readonly PersonaMode[];
  /** Whether the user can choose: there are two modes, and the app has not fixed one. */
  readonly available: boolean;
  readonly switching: boolean;
  /** Why the mode cannot be changed now. */
  readonly disabledReason: ModeDisabledReason | null;
  /**
   * Requests a mode. If the provider has a `mode`, the app decides in `onModeChange`. The result is in the state;
   * `usePersona().setMode` returns a promise.
   */
  readonly setMode: (mode: PersonaMode) => void;
}

const ignore = () => undefined;

/**
 * Returns the mode (whether the page or Anam calls the model) and a function to change it.
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
