'use client';

import type { ReactNode } from 'react';
import { usePersonaSession } from '../../hooks/usePersonaSession.js';
import { usePersonaSupported } from '../../hooks/usePersonaSupported.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { StageConnecting } from './StageConnecting.js';
import { StageEnded } from './StageEnded.js';
import { StageIdle } from './StageIdle.js';

export interface StageViewProps {
  /** Shows the advice for developers with an error. @default true in development */
  readonly showAdvice?: boolean;
}

const StageUnsupported = onDemand<StageViewProps>(() =>
  import('./StageUnsupported.js').then((code) => code.StageUnsupported),
);

/**
 * Shown instead of the video: the start button or why this browser cannot start, the connection status, why the session
 * ended. Nothing while live.
 */
export function StageView({ showAdvice }: StageViewProps): ReactNode {
  const session = usePersonaSession();
  const advice = showAdvice === undefined ? {} : { showAdvice };
  const isAtRest = session.status === 'idle' || session.status === 'ended';
  if (!usePersonaSupported() && isAtRest) return <StageUnsupported {...advice} />;
  switch (session.status) {
    case 'idle':
      return <StageIdle />;
    case 'authorizing':
    case 'connecting':
      return <StageConnecting status={session.status} />;
    case 'ended':
      return <StageEnded session={session} {...advice} />;
    case 'live':
    case 'reconnecting':
      return null;
  }
}
