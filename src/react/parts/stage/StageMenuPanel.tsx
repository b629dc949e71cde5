'use client';

import type { ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { InMenu } from '../../shared/in-menu.js';
import { CaptionsForm } from '../../shared/CaptionsForm.js';
import { StageFullscreen } from './StageFullscreen.js';
import { StagePictureInPicture } from './StagePictureInPicture.js';
import { StageVolume } from './StageVolume.js';

/** The open menu. A change of the screen closes it. */
export function StageMenuPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { captions } = useLabels();
  return (
    <div className="persona-menu">
      <InMenu.Provider value>
        <StageVolume />
        <StagePictureInPicture onClick={onClose} />
        <StageFullscreen onClick={onClose} />
      </InMenu.Provider>
      <section className="persona-menu-captions" aria-label={captions.captions}>
        <CaptionsForm />
      </section>
    </div>
  );
}
