'use client';

import type { ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { CaptionsForm } from '../../shared/CaptionsForm.js';
import { StageFullscreen } from './StageFullscreen.js';
import { StagePictureInPicture } from './StagePictureInPicture.js';
import { StageVolume } from './StageVolume.js';

export { StageFullscreen, StagePictureInPicture, StageVolume };

/** The content of the open menu. Picture-in-picture and full screen close it. */
export function StageMenuPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { captions } = useLabels();
  return (
    <div className="persona-menu">
      <StageVolume asMenuItem />
      <StagePictureInPicture asMenuItem onClick={onClose} />
      <StageFullscreen asMenuItem onClick={onClose} />
      <section className="persona-menu-captions" aria-label={captions.captions}>
        <CaptionsForm />
      </section>
    </div>
  );
}
