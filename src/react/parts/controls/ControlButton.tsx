'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { classNames } from '../class-names.js';
import { Icon, type IconName } from '../Icon.js';

export type ControlButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'children' | 'type'>;

interface IconButtonProps extends ControlButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly action: () => void;
}

/** A round button with an icon, and its name as a tooltip. */
export const ControlButton = forwardRef<HTMLButtonElement, IconButtonProps>(function ControlButton(
  { icon, label, action, className, onClick, ...rest },
  ref,
) {
  return (
    <button
      aria-label={label}
      title={label}
      {...rest}
      ref={ref}
      type="button"
      className={classNames('persona-button persona-control', className)}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) action();
      }}
    >
      <Icon name={icon} />
    </button>
  );
});
