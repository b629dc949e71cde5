import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import type { HistoryPanelControl } from '../../hooks/useHistoryPanel.js';

/** Props of `HistoryPanel`: its control, its content, and the attributes of its `<dialog>`. */
export interface HistoryPanelProps extends Omit<ComponentPropsWithoutRef<'dialog'>, 'id' | 'open'> {
  /** Opens and closes it: returned by `useHistoryPanel`. */
  readonly panel: HistoryPanelControl;
  /** Replaces what is below the title. @default `ReasoningHistory` with `ReasoningHistory.ModeChoice` */
  readonly children?: ReactNode;
}
