'use client';

import { useStore } from 'zustand';
import type { MicrophoneState, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const select = (state: PersonaState) => state.microphone;

/**
 * The microphone: idle, prompting, granted, denied or unavailable with the reason. Whether it is muted is
 * `microphoneMuted` of the state: `usePersonaSelector((state) => state.microphoneMuted)`.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaMicrophone(): MicrophoneState {
  return useStore(usePersonaContext('usePersonaMicrophone()').persona.store, select);
}
