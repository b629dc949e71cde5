'use client';

import type { ReactNode } from 'react';
import { useModeLabels } from '../../labels/useModeLabels.js';
import { question } from '../../shared/question-icon.js';
import { PopupButton } from '../../shared/popup/PopupButton.js';

/** A button that shows what the modes mean. */
export function ModeHelp({ children }: { readonly children: string }): ReactNode {
  const { modeAbout } = useModeLabels();
  return (
    <PopupButton
      className="persona-mode-about"
      icon={question}
      label={modeAbout}
      renderPanel={() => <p className="persona-mode-help">{children}</p>}
    />
  );
}
