'use client';

import { canChooseSpeaker } from '../devices/useSpeaker.js';
import { useDeviceList, type PersonaDevice } from '../devices/useDeviceList.js';
import { usePersona } from './usePersona.js';
import { usePersonaMicrophone } from './usePersonaMicrophone.js';
import { usePersonaSelector } from './usePersonaSelector.js';

/** What `usePersonaDevices` returns: the microphones and speakers, and functions that select one. */
export interface PersonaDevices {
  /** Empty until the microphone has been allowed once, because browsers hide the list before. */
  readonly microphones: readonly PersonaDevice[];
  /** Empty if the browser cannot select a speaker. */
  readonly speakers: readonly PersonaDevice[];
  /** The user's selection; `null` for the system default. Save it and pass it as the option `devices`. */
  readonly microphoneId: string | null;
  readonly speakerId: string | null;
  /** Also works during a session. */
  readonly selectMicrophone: (deviceId: string | null) => void;
  readonly selectSpeaker: (deviceId: string | null) => void;
}

/**
 * Returns the available microphones and speakers. Updates when devices are plugged in or unplugged.
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
