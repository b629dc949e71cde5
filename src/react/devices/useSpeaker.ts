'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const selectSpeaker = ({ devices }: PersonaState) => devices.speakerId;

/** Whether this browser lets the page select a speaker. */
export const canChooseSpeaker = (): boolean =>
  typeof HTMLMediaElement === 'function' && 'setSinkId' in HTMLMediaElement.prototype;

/**
 * Plays the sound of an element on the selected speaker, or on the system default if that one is missing or refused.
 */
export function useSpeaker(element: HTMLMediaElement | null): void {
  const { persona } = usePersonaContext('useSpeaker()');
  const speakerId = useStore(persona.store, selectSpeaker);
  useEffect(() => {
    if (!element || !canChooseSpeaker() || !speakerId) return;
    let isWanted = true;
    let leave = (): void => void (isWanted = false);
    void import('./keep-speaker.js').then(
      ({ keepSpeaker }) => {
        // A refused speaker is not used, so it must not stay selected.
        if (isWanted) leave = keepSpeaker(element, speakerId, () => persona.selectSpeaker(null));
      },
      // The system's speaker plays instead, which is better than silence.
      () => undefined,
    );
    return () => {
      leave();
      if (element.sinkId) element.setSinkId('').catch(() => undefined);
    };
  }, [persona, element, speakerId]);
}
