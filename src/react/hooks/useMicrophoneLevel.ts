'use client';

import { useEffect, type RefObject } from 'react';
import { measureLevel } from '../devices/level-meter.js';
import { usePersonaSelector } from './usePersonaSelector.js';

/**
 * Keeps the loudness of the microphone in the custom property `--persona-level` of an element, 0 to 1, once a frame.
 * Renders nothing. @param stream listens to this one instead of the session's microphone
 *
 * @example
 * const bar = useRef<HTMLDivElement>(null);
 * useMicrophoneLevel(bar);
 * return <div ref={bar} style={{ scale: 'var(--persona-level, 0) 1' }} />;
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function useMicrophoneLevel(
  element: RefObject<HTMLElement | null>,
  stream?: MediaStream | null,
): void {
  const ofSession = usePersonaSelector(({ microphone }) =>
    microphone.status === 'granted' ? microphone.stream : null,
  );
  const heard = stream === undefined ? ofSession : stream;
  useEffect(() => {
    const shown = element.current;
    if (!heard || !shown) return;
    const stop = measureLevel(heard, (level) => shown.style.setProperty('--persona-level', level.toFixed(3)));
    return () => {
      stop();
      shown.style.removeProperty('--persona-level');
    };
  }, [element, heard]);
}
