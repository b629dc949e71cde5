'use client';

import { useEffect } from 'react';
import { usePersonaSelector } from '../hooks/usePersonaSelector.js';

/** Whether this browser lets the page choose where sound goes. */
export const canChooseSpeaker = (): boolean =>
  typeof HTMLMediaElement === 'function' && 'setSinkId' in HTMLMediaElement.prototype;

/**
 * Sends the sound of an element to the speaker that the user has chosen, and to the system's while that one is gone: an
 * element whose speaker was unplugged plays on in silence (W3C, Audio Output Devices).
 */
export function useSpeaker(element: HTMLMediaElement | null): void {
  const speakerId = usePersonaSelector(({ devices }) => devices.speakerId);
  useEffect(() => {
    if (!element || !canChooseSpeaker()) return;
    return keepSpeaker(element, speakerId ?? '');
  }, [element, speakerId]);
}

function keepSpeaker(element: HTMLMediaElement, wanted: string): () => void {
  const { mediaDevices } = navigator;
  let latest = 0;
  const choose = async (): Promise<void> => {
    const run = (latest += 1);
    const id = wanted === '' || (await isThere(wanted)) ? wanted : '';
    if (run !== latest || element.sinkId === id) return;
    try {
      await element.setSinkId(id);
    } catch {
      if (run === latest) await element.setSinkId('');
    }
  };
  const follow = () => void choose().catch(() => undefined);
  follow();
  // Nothing can be missing of the system's.
  if (wanted !== '') mediaDevices?.addEventListener('devicechange', follow);
  return () => {
    latest += 1;
    mediaDevices?.removeEventListener('devicechange', follow);
  };
}

/** Where nobody can tell, the element says. */
async function isThere(id: string): Promise<boolean> {
  const all = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  // Before the microphone is allowed they have no ids.
  const speakers = (all ?? []).filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '');
  return speakers.length === 0 || speakers.some(({ deviceId }) => deviceId === id);
}
