'use client';

import { useEffect, useInsertionEffect, useRef, type ReactNode } from 'react';
import { usePersonaSession } from '../hooks/usePersonaSession.js';
import { ApprovalWatch } from './ApprovalWatch.js';

interface LauncherWatchProps {
  /** Makes the approval prompt visible. */
  readonly onAsked: () => void;
  /** Called with `true` when a session starts, and with `false` when it has ended or the chat unmounts. */
  readonly onSession: (isOpen: boolean) => void;
}

/** Tells the launcher when its closed chat needs the user, and whether a session continues in it. */
export function LauncherWatch({ onAsked, onSession }: LauncherWatchProps): ReactNode {
  const { status } = usePersonaSession();
  const isOpen = status !== 'idle' && status !== 'ended';
  const latest = useRef(onSession);
  useInsertionEffect(() => {
    latest.current = onSession;
  });
  useEffect(() => {
    latest.current(isOpen);
    return () => latest.current(false);
  }, [isOpen]);
  return <ApprovalWatch onAsked={onAsked} />;
}
