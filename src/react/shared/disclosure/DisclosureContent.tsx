'use client';

import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react';
import { classNames } from '../class-names.js';

interface DisclosureContentProps extends ComponentPropsWithoutRef<'div'> {
  readonly open: boolean;
}

/** The content that a trigger opens. It is not rendered until it is opened for the first time. */
export const DisclosureContent = forwardRef<HTMLDivElement, DisclosureContentProps>(
  function DisclosureContent({ open, className, children, ...rest }, ref) {
    // Stays mounted after the first opening, so that closing can be animated and the scroll position is preserved.
    const [wanted, setWanted] = useState(open);
    if (open && !wanted) setWanted(true);
    return (
      <div
        {...rest}
        ref={ref}
        className={classNames('persona-disclosure-content', className)}
        data-state={open ? 'open' : 'closed'}
        hidden={!open}
      >
        {wanted && children}
      </div>
    );
  },
);
