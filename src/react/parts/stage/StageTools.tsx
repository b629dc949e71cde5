'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useStage } from './stage-context.js';
import { StageMenu } from './StageMenu.js';

export interface StageToolsProps extends ComponentPropsWithoutRef<'div'> {
  /** Replaces the buttons. @default `Stage.Menu` */
  readonly children?: ReactNode;
}

/** The buttons on the video. Shown while there is a video. */
export const StageTools = forwardRef<HTMLDivElement, StageToolsProps>(function StageTools(
  { className, children, ...rest },
  ref,
) {
  const { picture } = useLabels();
  const { playback } = useStage('<Stage.Tools>');
  if (playback.status === 'none') return null;
  return (
    <div
      role="group"
      aria-label={picture.tools}
      {...rest}
      ref={ref}
      className={classNames('persona-stage-tools', className)}
    >
      {children ?? <StageMenu />}
    </div>
  );
});
