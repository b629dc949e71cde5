'use client';

import { forwardRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import type { ControlButtonProps } from '../../shared/ControlButton.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { PopupButton } from '../../shared/popup/PopupButton.js';

const StageMenuPanel = onDemand<{ readonly onClose: () => void }>(() =>
  import('./StageMenuPanel.js').then((code) => code.StageMenuPanel),
);

/** A button that opens a menu: sound, picture-in-picture, full screen, captions with their settings. */
export const StageMenu = forwardRef<HTMLButtonElement, ControlButtonProps>(function StageMenu(props, ref) {
  const { picture } = useLabels();
  return (
    <PopupButton
      {...props}
      ref={ref}
      icon="more"
      label={picture.tools}
      data-intent="menu"
      renderPanel={(close) => <StageMenuPanel onClose={close} />}
    />
  );
});
