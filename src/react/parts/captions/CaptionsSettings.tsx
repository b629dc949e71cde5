'use client';

import { forwardRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import type { ControlButtonProps } from '../../shared/ControlButton.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { PopupButton } from '../../shared/popup/PopupButton.js';

const CaptionsForm = onDemand(() => import('../../shared/CaptionsForm.js').then((code) => code.CaptionsForm));

/** A button that opens the caption settings: on or off, size, contrast, position. Escape closes them. */
export const CaptionsSettings = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function CaptionsSettings(props, ref) {
    const { captions } = useLabels();
    return (
      <PopupButton
        {...props}
        ref={ref}
        icon="textSize"
        label={captions.settings}
        renderPanel={() => <CaptionsForm />}
      />
    );
  },
);
