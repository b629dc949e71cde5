'use client';

import {
  forwardRef,
  type ComponentType,
  type ForwardRefExoticComponent,
  type ForwardedRef,
  type ReactNode,
  type RefAttributes,
} from 'react';
import type { ControlButtonProps } from '../../shared/ControlButton.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import type * as MenuPanel from './StageMenuPanel.js';

type StageButton = ForwardRefExoticComponent<ControlButtonProps & RefAttributes<HTMLButtonElement>>;

interface LoadedProps {
  readonly given: ControlButtonProps;
  readonly buttonRef: ForwardedRef<HTMLButtonElement>;
}

/** Creates a button of the menu for use without the menu. It is loaded together with the menu's panel. */
function stageButton(pick: (code: typeof MenuPanel) => StageButton): StageButton {
  const Loaded = onDemand<LoadedProps>(async (): Promise<ComponentType<LoadedProps>> => {
    const Button = pick(await import('./StageMenuPanel.js'));
    return ({ given, buttonRef }): ReactNode => <Button {...given} ref={buttonRef} />;
  });
  return forwardRef(function StageButton(given, buttonRef) {
    return <Loaded given={given} buttonRef={buttonRef} />;
  });
}

/** Mutes the persona for the user, also in later sessions. The persona continues to speak. */
export const StageVolume = /* @__PURE__ */ stageButton((code) => code.StageVolume);

/** Shows the video above other windows. Hidden if the browser or a policy does not allow it. */
export const StagePictureInPicture = /* @__PURE__ */ stageButton((code) => code.StagePictureInPicture);

/** Shows the stage with its captions in full screen. Hidden without a picture, or if the browser or a policy does not allow it. */
export const StageFullscreen = /* @__PURE__ */ stageButton((code) => code.StageFullscreen);
