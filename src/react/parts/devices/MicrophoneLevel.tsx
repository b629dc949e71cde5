'use client';

import { forwardRef, useImperativeHandle, useRef, type ComponentPropsWithoutRef } from 'react';
import { useMicrophoneLevel } from '../../hooks/useMicrophoneLevel.js';
import { classNames } from '../../shared/class-names.js';

/** Props of `MicrophoneLevel`: the audio that it measures, and the attributes of its `<div>`. */
export interface MicrophoneLevelProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** The stream to measure. @default the session's microphone */
  readonly stream?: MediaStream | null;
}

/**
 * A level meter that updates without re-rendering. Hidden from screen readers, because it changes constantly.
 *
 * @example
 * <Controls>
 *   <Controls.Microphone />
 *   <MicrophoneLevel style={{ inlineSize: 80 }} />
 * </Controls>
 */
export const MicrophoneLevel = forwardRef<HTMLDivElement, MicrophoneLevelProps>(function MicrophoneLevel(
  { stream, className, ...rest },
  ref,
) {
  const bar = useRef<HTMLDivElement>(null);
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => bar.current, []);
  useMicrophoneLevel(bar, stream);
  return <div aria-hidden="true" {...rest} ref={bar} className={classNames('persona-level', className)} />;
});
