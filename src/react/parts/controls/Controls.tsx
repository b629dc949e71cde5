'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { CaptionsButton } from './CaptionsButton.js';
import { DevicesButton } from './DevicesButton.js';
import { EndButton } from './EndButton.js';
import { InterruptButton } from './InterruptButton.js';
import { MicrophoneButton } from './MicrophoneButton.js';

/** Props of `Controls`: buttons that replace the default ones, and the attributes of its `<div>`. */
export interface ControlsProps extends ComponentPropsWithoutRef<'div'> {
  /** Replaces the buttons: `Controls.Microphone`, `.Devices`, `.Interrupt`, `.Captions`, `.End`, and your own. */
  readonly children?: ReactNode;
}

const ControlsRoot = forwardRef<HTMLDivElement, ControlsProps>(function Controls(
  { className, children, ...rest },
  ref,
) {
  const { controls } = useLabels();
  return (
    <div
      role="group"
      aria-label={controls}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-controls', className)}
    >
      {children ?? (
        <>
          <MicrophoneButton />
          <DevicesButton />
          <InterruptButton />
          <EndButton />
        </>
      )}
    </div>
  );
});

/**
 * The buttons of a running conversation: microphone with its devices, interrupt, end. `Stage.Menu` has the others.
 *
 * @example
 * <Controls>
 *   <Controls.Microphone />
 *   <Controls.End />
 * </Controls>
 */
export const Controls = /* @__PURE__ */ Object.assign(ControlsRoot, {
  Microphone: MicrophoneButton,
  Devices: DevicesButton,
  Interrupt: InterruptButton,
  Captions: CaptionsButton,
  End: EndButton,
});
