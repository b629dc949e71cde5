'use client';

import { useState, type ReactNode } from 'react';
import type { SessionState } from '../../../core/index.js';
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
 * Shown instead of the video: the start button (or why this browser cannot start), the connection status, or why the
 * session ended. Renders nothing while live.
 */
export function StageView({ showAdvice }: StageViewProps): ReactNode {
  const session = usePersonaSession();
  const liveSince = useLiveSince(session);
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
      return <StageEnded session={session} liveSince={liveSince} {...advice} />;
    case 'live':
    case 'reconnecting':
      return null;
  }
}

/** Returns when the conversation was first live, even across a mode switch; `null` if it never was. */
function useLiveSince({ status, ...session }: SessionState): number | null {
  const [seen, setSeen] = useState<{ since: number | null; isOver: boolean }>({ since: null, isOver: true });
  const isLive = status === 'live';
  const isOver = status === 'idle' || status === 'ended';
  if (isOver !== seen.isOver && (isOver || isLive))
    setSeen({ since: isLive && 'since' in session ? session.since : seen.since, isOver });
  else if (seen.isOver && seen.since !== null && !isOver) setSeen({ since: null, isOver: true });
  return seen.since;
}
