'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const selectSpeaker = ({ devices }: PersonaState) => devices.speakerId;

/** Whether this browser lets the page choose where sound goes. */
export const canChooseSpeaker = (): boolean =>
  typeof HTMLMediaElement === 'function' && 'setSinkId' in HTMLMediaElement.prototype;

/** Sends the sound of an element to the speaker that the user has chosen; to the system's where that is gone. */
export function useSpeaker(element: HTMLMediaElement | null): void {
  const speakerId = useStore(usePersonaContext('useSpeaker()').persona.store, selectSpeaker);
  useEffect(() => {
    if (!element || !canChooseSpeaker() || !speakerId) return;
    let isWanted = true;
    let leave = (): void => void (isWanted = false);
    void import('./keep-speaker.js').then(
      ({ keepSpeaker }) => {
        if (isWanted) leave = keepSpeaker(element, speakerId);
      },
      // Heard on the system's speaker, which is better than not at all.
      () => undefined,
    );
    return () => {
      leave();
      if (element.sinkId) element.setSinkId('').catch(() => undefined);
    };
  }, [element, speakerId]);
}
