'use client';

import { useStore } from 'zustand';
import type { MicrophoneState, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const select = (state: PersonaState) => state.microphone;

/**
 * The microphone: idle, prompting, granted (muted or not), denied or unavailable with the reason.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaMicrophone(): MicrophoneState {
  return useStore(usePersonaContext('usePersonaMicrophone()').persona.store, select);
}
