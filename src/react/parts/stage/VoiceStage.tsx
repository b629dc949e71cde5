'use client';

import type { ReactNode } from 'react';
import { Stage, type StageProps } from './Stage.js';
import { StageOrb } from './StageOrb.js';

/** A stage for the voice alone. */
export function VoiceStage(props: StageProps): ReactNode {
  const { showAdvice } = props;
  return (
    <Stage {...props}>
      <Stage.Video />
      <StageOrb />
      <Stage.View {...(showAdvice !== undefined && { showAdvice })} />
      <Stage.Status />
      <Stage.Captions />
      <Stage.Unmute />
    </Stage>
  );
}
