'use client';

import { useStore } from 'zustand';
import type { MicrophoneState, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const select = (state: PersonaState) => state.microphone;

/**
 * Returns the state of the microphone: idle, prompting, granted, denied or unavailable with the reason. For the mute
 * state, read `microphoneMuted`: `usePersonaSelector((state) => state.microphoneMuted)`.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaMicrophone(): MicrophoneState {
  return useStore(usePersonaContext('usePersonaMicrophone()').persona.store, select);
}
