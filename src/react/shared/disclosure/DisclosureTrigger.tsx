'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from '../Icon.js';

interface DisclosureTriggerProps extends ComponentPropsWithoutRef<'button'> {
  readonly icon: IconName;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly contentId: string;
}

/** A line that opens and closes the content below it. */
export const DisclosureTrigger = forwardRef<HTMLButtonElement, DisclosureTriggerProps>(
  function DisclosureTrigger({ icon, open, toggle, contentId, className, onClick, children, ...rest }, ref) {
    return (
      <button
        {...rest}
        ref={ref}
        type="button"
        className={classNames('persona-disclosure-trigger', className)}
        aria-expanded={open}
        aria-controls={contentId}
        onClick={(event) => {
          onClick?.(event);
          // The second click of a double click would undo the first.
          if (!event.defaultPrevented && event.detail < 2) toggle();
        }}
      >
        <Icon name={icon} />
        <span className="persona-disclosure-title">{children}</span>
        <Icon name="chevron" />
      </button>
    );
  },
);
