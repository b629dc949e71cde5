'use client';

import { canChooseSpeaker } from '../devices/useSpeaker.js';
import { useDeviceList, type PersonaDevice } from '../devices/useDeviceList.js';
import { usePersona } from './usePersona.js';
import { usePersonaMicrophone } from './usePersonaMicrophone.js';
import { usePersonaSelector } from './usePersonaSelector.js';

/** What `usePersonaDevices` returns: the microphones and speakers, and functions that select one. */
export interface PersonaDevices {
  /** Empty until the microphone has been allowed once: the browser tells nothing before. */
  readonly microphones: readonly PersonaDevice[];
  /** Empty where the browser cannot choose one. */
  readonly speakers: readonly PersonaDevice[];
  /** What the user chose; `null` for the system's default. Keep it, and give it back as the option `devices`. */
  readonly microphoneId: string | null;
  readonly speakerId: string | null;
  /** Works in a running session, too. */
  readonly selectMicrophone: (deviceId: string | null) => void;
  readonly selectSpeaker: (deviceId: string | null) => void;
}

/**
 * Microphones and speakers to choose from. Follows what is plugged in and out.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaDevices(): PersonaDevices {
  const persona = usePersona();
  const { microphoneId, speakerId } = usePersonaSelector(({ devices }) => devices);
  const list = useDeviceList(usePersonaMicrophone().status);
  return {
    microphones: list.microphones,
    speakers: canChooseSpeaker() ? list.speakers : [],
    microphoneId,
    speakerId,
    selectMicrophone: (id) => persona.selectMicrophone(id),
    selectSpeaker: (id) => persona.selectSpeaker(id),
  };
}
