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
   * handler, and must pass all of them on. @example <Controls.End render={(props) => <MyButton tone="danger" {...props}
   * />} />
   */
  readonly render?: (props: ComponentPropsWithRef<'button'>) => ReactElement;
}

interface IconButtonProps extends ControlButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly action: (event: MouseEvent) => void;
}

const ownButton = (props: ComponentPropsWithRef<'button'>) => <button type="button" {...props} />;

/** A round button with an icon, and its name as a tooltip. `children` replace the icon. */
export const ControlButton = forwardRef<HTMLButtonElement, IconButtonProps>(function ControlButton(
  { icon, label, action, className, onClick, children, render = ownButton, ...rest },
  ref,
) {
  // oxlint-disable-next-line react/refs -- the ref is handed on, and not read
  return render({
    'aria-label': label,
    title: label,
    ...rest,
    ref,
    type: 'button',
    className: classNames('persona-button persona-control', className),
    onClick: (event) => {
      onClick?.(event);
      if (!event.defaultPrevented) action(event);
    },
    children: children ?? <Icon name={icon} />,
  });
});
