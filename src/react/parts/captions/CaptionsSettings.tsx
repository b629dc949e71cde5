'use client';

import { forwardRef, useId, useRef, useState } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { ControlButton, type ControlButtonProps } from '../../shared/ControlButton.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';

const CaptionsForm = onDemand<{ readonly id: string }>(() =>
  import('./CaptionsForm.js').then((code) => code.CaptionsForm),
);

/** A button that opens the caption settings: on or off, size, contrast, position. Escape closes them. */
export const CaptionsSettings = forwardRef<HTMLButtonElement, ControlButtonProps>(
  function CaptionsSettings(props, ref) {
    const { captions } = useLabels();
    const id = useId();
    const root = useRef<HTMLDivElement>(null);
    const [open, setOpen] = useState(false);
    const close = () => {
      setOpen(false);
      root.current?.querySelector<HTMLElement>('button')?.focus();
    };
    return (
      // Handles Escape on any field of the form.
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
      <div
        ref={root}
        className="persona-captions-settings"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          // Otherwise it would also interrupt the persona.
          event.preventDefault();
          close();
        }}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
        }}
      >
        <ControlButton
          {...props}
          ref={ref}
          icon="textSize"
          label={captions.settings}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          action={() => setOpen(!open)}
        />
        {open && <CaptionsForm id={id} />}
      </div>
    );
  },
);
