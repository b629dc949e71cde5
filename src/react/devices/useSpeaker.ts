'use client';

import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const selectSpeaker = ({ devices }: PersonaState) => devices.speakerId;

/** Whether this browser lets the page choose where sound goes. */
export const canChooseSpeaker = (): boolean =>
  typeof HTMLMediaElement === 'function' && 'setSinkId' in HTMLMediaElement.prototype;

/** Sends the sound of an element to the speaker that the user has chosen; to the system's where that is gone or refused. */
export function useSpeaker(element: HTMLMediaElement | null): void {
  const { persona } = usePersonaContext('useSpeaker()');
  const speakerId = useStore(persona.store, selectSpeaker);
  useEffect(() => {
    if (!element || !canChooseSpeaker() || !speakerId) return;
    let isWanted = true;
    let leave = (): void => void (isWanted = false);
    void import('./keep-speaker.js').then(
      ({ keepSpeaker }) => {
        // What the browser refuses is not what is heard, so it is not what is chosen.
        if (isWanted) leave = keepSpeaker(element, speakerId, () => persona.selectSpeaker(null));
      },
      // Heard on the system's speaker, which is better than not at all.
      () => undefined,
    );
    return () => {
      leave();
      if (element.sinkId) element.setSinkId('').catch(() => undefined);
    };
  }, [persona, element, speakerId]);
}
