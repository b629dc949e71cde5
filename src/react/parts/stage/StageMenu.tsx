'use client';

import { forwardRef } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import type { ControlButtonProps } from '../../shared/ControlButton.js';
import { InMenu } from '../../shared/in-menu.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { PopupButton } from '../../shared/popup/PopupButton.js';
import { StageFullscreen } from './StageFullscreen.js';
import { StagePictureInPicture } from './StagePictureInPicture.js';
import { StageVolume } from './StageVolume.js';

const CaptionsForm = onDemand(() => import('../captions/CaptionsForm.js').then((code) => code.CaptionsForm));

/** A button that opens a menu: sound, picture-in-picture, full screen, captions with their settings. */
export const StageMenu = forwardRef<HTMLButtonElement, ControlButtonProps>(function StageMenu(props, ref) {
  const { picture, captions } = useLabels();
  return (
    <PopupButton
      {...props}
      ref={ref}
      icon="more"
      label={picture.tools}
      data-intent="menu"
      renderPanel={(close) => (
        <div className="persona-menu">
          <InMenu.Provider value>
            <StageVolume />
            <StagePictureInPicture onClick={close} />
            <StageFullscreen onClick={close} />
          </InMenu.Provider>
          <section className="persona-menu-captions" aria-label={captions.captions}>
            <CaptionsForm />
          </section>
        </div>
      )}
    />
  );
});
