'use client';

import type { ReactNode } from 'react';
import { HistoryModeChoice } from '../reasoning-history/HistoryFilters.js';
import { ReasoningHistory } from '../reasoning-history/ReasoningHistory.js';

export interface PanelContentProps {
  readonly turnId: string | null;
  /** Where the panel has to go away for the transcript to be seen. */
  readonly onJump: ((turnId: string) => void) | undefined;
}

/** What the panel loads when it is opened. */
export function PanelContent({ turnId, onJump }: PanelContentProps): ReactNode {
  return (
    <>
      <ReasoningHistory focusTurn={turnId} {...(onJump && { onJump })} />
      <HistoryModeChoice className="persona-history-panel-foot" />
    </>
  );
}
