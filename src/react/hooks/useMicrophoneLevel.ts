'use client';

import { useEffect, type RefObject } from 'react';
import { measureLevel } from '../devices/level-meter.js';
import { usePersonaSelector } from './usePersonaSelector.js';

/**
 * Writes the level of the microphone (0 to 1) to the custom property `--persona-level` of an element, once per frame,
 * without re-rendering.
 *
 * @param stream a stream to measure instead of the session's microphone
 *
 * @example
 * function Level() {
 *   const bar = useRef<HTMLDivElement>(null);
 *   useMicrophoneLevel(bar);
 *   return <div ref={bar} style={{ scale: 'var(--persona-level, 0) 1' }} />;
 * }
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
