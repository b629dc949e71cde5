'use client';

import { forwardRef, useCallback, useId, useImperativeHandle, useRef, useState, type ReactNode } from 'react';
import { ControlButton, type ControlButtonProps } from '../ControlButton.js';
import type { IconName } from '../Icon.js';
import { onDemand } from '../on-demand/on-demand.js';
import type { PopupProps } from './Popup.js';

const Popup = onDemand<PopupProps>(() => import('./Popup.js').then((code) => code.Popup));

interface PopupButtonProps extends ControlButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** Renders the content. `close` closes the popup. */
  readonly renderPanel: (close: () => void) => ReactNode;
}

/** A button that opens and closes a popup with settings. */
export const PopupButton = forwardRef<HTMLButtonElement, PopupButtonProps>(function PopupButton(
  { label, renderPanel, ...props },
  ref,
) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = useCallback(() => setOpen(false), []);
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(ref, () => button.current);
  return (
    <>
      <ControlButton
        {...props}
        ref={button}
        label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        action={() => setOpen(!open)}
      />
      {open && (
        <Popup anchor={button} id={id} label={label} onClose={close}>
          {renderPanel(close)}
        </Popup>
      )}
    </>
  );
});
