'use client';

import { useEffect, useInsertionEffect, useRef } from 'react';
import { usePersonaToolCalls } from '../hooks/usePersonaToolCalls.js';

interface ApprovalWatchProps {
  /** Makes the approval prompt visible. */
  readonly onAsked: () => void;
}

/** Calls back when a tool call starts to wait for the user. */
export function ApprovalWatch({ onAsked }: ApprovalWatchProps): null {
  const asked = usePersonaToolCalls().findLast(({ status }) => status === 'awaiting-approval')?.id;
  const latest = useRef(onAsked);
  useInsertionEffect(() => {
    latest.current = onAsked;
  });
  useEffect(() => {
    if (asked !== undefined) latest.current();
  }, [asked]);
  return null;
}
