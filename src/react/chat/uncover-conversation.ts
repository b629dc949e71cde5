import type { HistoryPanelControl } from '../hooks/useHistoryPanel.js';

/** Closes what covers the conversation of a chat: full screen, and the thoughts if they are a sheet over it. */
export function uncoverConversation(chat: HTMLElement | null, panel: HistoryPanelControl): void {
  if (chat?.querySelector('[data-presentation="sheet"]')) panel.close();
  const host = chat?.getRootNode() as Document | ShadowRoot | undefined;
  // A page may be in full screen itself. Only the stage's full screen hides the conversation.
  if (host?.fullscreenElement && chat?.contains(host.fullscreenElement))
    document.exitFullscreen().catch(() => undefined);
}
