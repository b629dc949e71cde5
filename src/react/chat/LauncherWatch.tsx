'use client';

import { useEffect, useInsertionEffect, useRef, type ReactNode } from 'react';
import { usePersonaConsent } from '../hooks/usePersonaConsent.js';
import { usePersonaSession } from '../hooks/usePersonaSession.js';
import { ApprovalWatch } from './ApprovalWatch.js';

interface LauncherWatchProps {
  /** Makes the approval prompt, or the question for consent, visible. */
  readonly onAsked: () => void;
  /** Called with `true` when a session starts, and with `false` when it has ended or the chat unmounts. */
  readonly onSession: (isOpen: boolean) => void;
}

/** Tells the launcher when its closed chat needs the user, and whether a session continues in it. */
export function LauncherWatch(props: LauncherWatchProps): ReactNode {
  const { status } = usePersonaSession();
  const isOpen = status !== 'idle' && status !== 'ended';
  const asksForConsent = usePersonaConsent().status === 'asking';
  const latest = useRef(props);
  useInsertionEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    latest.current.onSession(isOpen);
    return () => latest.current.onSession(false);
  }, [isOpen]);
  useEffect(() => {
    if (asksForConsent) latest.current.onAsked();
  }, [asksForConsent]);
  return <ApprovalWatch onAsked={props.onAsked} />;
}
