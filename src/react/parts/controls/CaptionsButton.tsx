'use client';

import { forwardRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { useCaptionSettings } from '../../captions/useCaptionSettings.js';
import { useShortcutKeys } from '../../keyboard/useChatAction.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';

/** Turns captions on and off. For their appearance, use `Captions.Settings`. */
export const CaptionsButton = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function CaptionsButton(props, ref) {
    const { captions } = useLabels();
    const { settings, setSettings } = useCaptionSettings();
    return (
      <ControlButton
        {...props}
        ref={ref}
        icon={settings.on ? 'captions' : 'captionsOff'}
        label={captions.captions}
        aria-keyshortcuts={useShortcutKeys('captions')}
        aria-pressed={settings.on}
        data-intent="captions"
        data-state={settings.on ? 'on' : 'off'}
        action={() => setSettings({ on: !settings.on })}
      />
    );
  },
);
