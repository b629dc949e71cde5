'use client';

import type { ReactNode } from 'react';
import { usePersonaSession } from '../../hooks/usePersonaSession.js';
import { StageConnecting } from './StageConnecting.js';
import { StageEnded } from './StageEnded.js';
import { StageIdle } from './StageIdle.js';

export interface StageViewProps {
  /** Shows the advice for developers with an error. @default true in development */
  readonly showAdvice?: boolean;
}

/** Shown instead of the video: the start button, the connection status, why the session ended. Nothing while live. */
export function StageView({ showAdvice }: StageViewProps): ReactNode {
  const session = usePersonaSession();
  switch (session.status) {
    case 'idle':
      return <StageIdle />;
    case 'authorizing':
    case 'connecting':
      return <StageConnecting status={session.status} />;
    case 'ended':
      return <StageEnded session={session} {...(showAdvice !== undefined && { showAdvice })} />;
    case 'live':
    case 'reconnecting':
      return null;
  }
}
