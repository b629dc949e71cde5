'use client';

import type { ReactNode, RefObject } from 'react';
import type { HistoryPanelControl } from '../hooks/useHistoryPanel.js';
import { ApprovalWatch } from './ApprovalWatch.js';

interface UncoverConversationProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly panel: HistoryPanelControl;
}

/**
 * Makes the conversation visible when a tool call waits for approval: leaves full screen, and closes the history of
 * thoughts if it covers the conversation.
 */
export function UncoverConversation({ root, panel }: UncoverConversationProps): ReactNode {
  const uncover = () => {
    const chat = root.current;
    if (chat?.querySelector('[data-presentation="sheet"]')) panel.close();
    const host = chat?.getRootNode() as Document | ShadowRoot | undefined;
    // A page may be in full screen itself. Only the stage's full screen hides the conversation.
    if (host?.fullscreenElement && chat?.contains(host.fullscreenElement))
      document.exitFullscreen().catch(() => undefined);
  };
  return <ApprovalWatch onAsked={uncover} />;
}
