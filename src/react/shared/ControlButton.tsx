'use client';

import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
  type MouseEvent,
  type ReactElement,
} from 'react';
import { classNames } from './class-names.js';
import { Icon, type IconName } from './Icon.js';

export interface ControlButtonProps extends Omit<ComponentPropsWithoutRef<'button'>, 'type'> {
  /**
   * Renders your own button instead of the default one. It receives the name, state, class, content, ref and click
   * handler, and must pass all of them on.
   * @example <Controls.End render={(props) => <button data-tone="danger" {...props} />} />
   */
  readonly render?: (props: ComponentPropsWithRef<'button'>) => ReactElement;
  /** Whether it is a row of a menu, with its name beside the icon. @default false */
  readonly asMenuItem?: boolean;
}

interface IconButtonProps extends ControlButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly action: (event: MouseEvent) => void;
}

const ownButton = (props: ComponentPropsWithRef<'button'>) => <button type="button" {...props} />;

/**
 * A round button with an icon and its name as a tooltip. In a menu, a row with the icon and the name. `children`
 * replace the icon.
 */
export const ControlButton = forwardRef<HTMLButtonElement, IconButtonProps>(function ControlButton(
  {
    icon: name,
    label,
    action,
    className,
    onClick,
    children,
    render = ownButton,
    asMenuItem = false,
    ...rest
  },
  ref,
) {
  const icon = <Icon name={name} />;
  const naming = asMenuItem ? {} : { 'aria-label': label, title: label };
  const row = (
    <>
      {icon}
      <span>{label}</span>
    </>
  );
  // oxlint-disable-next-line react/refs -- the ref is passed on, not read
  return render({
    ...naming,
    ...rest,
    ref,
    type: 'button',
    className: classNames(asMenuItem ? 'persona-menu-item' : 'persona-button persona-control', className),
    onClick: (event) => {
      onClick?.(event);
      // The second click of a double click would undo the first.
      if (!event.defaultPrevented && event.detail < 2) action(event);
    },
    children: children ?? (asMenuItem ? row : icon),
  });
});
