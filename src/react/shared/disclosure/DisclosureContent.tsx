'use client';

import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react';
import { classNames } from '../class-names.js';

interface DisclosureContentProps extends ComponentPropsWithoutRef<'div'> {
  readonly open: boolean;
}

/** What a trigger opens. Costs nothing until it is opened for the first time. */
export const DisclosureContent = forwardRef<HTMLDivElement, DisclosureContentProps>(
  function DisclosureContent({ open, className, children, ...rest }, ref) {
    // Once opened it stays, so that closing can be animated and its scroll position is kept.
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
