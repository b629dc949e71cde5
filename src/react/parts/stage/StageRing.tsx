'use client';

import { useRef, type ReactNode } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { useMicrophoneLevel } from '../../hooks/useMicrophoneLevel.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';

const selectMedia = (state: PersonaState) => state.media;

/**
 * A glow at the edge of the picture, as bright as the persona is loud. A separate element, so that only it is restyled
 * with each frame.
 */
export function StageRing(): ReactNode {
  const ring = useRef<HTMLSpanElement>(null);
  useMicrophoneLevel(ring, usePersonaSelector(selectMedia));
  return <span ref={ring} className="persona-stage-ring" aria-hidden="true" />;
}
