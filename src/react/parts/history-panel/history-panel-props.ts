import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import type { HistoryPanelControl } from '../../hooks/useHistoryPanel.js';

/** Props of `HistoryPanel`: its control, its content, and the attributes of its `<dialog>`. */
export interface HistoryPanelProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'id' | 'open'> {
  /** The panel state, returned by `useHistoryPanel`. */
  readonly panel: HistoryPanelControl;
  /** Replaces the content below the title. @default `ReasoningHistory` with `ReasoningHistory.ModeChoice` */
  readonly children?: ReactNode;
}
