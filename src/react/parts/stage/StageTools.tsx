'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { useStage } from './stage-context.js';
import { usePersonaContext } from '../../provider/persona-context.js';
import { StageDisclosure } from './StageDisclosure.js';
import { StageMenu } from './StageMenu.js';

export interface StageToolsProps extends ComponentPropsWithoutRef<'div'> {
  /** Replaces the buttons. @default `Stage.Disclosure`, and `Stage.Menu` while there is a video */
  readonly children?: ReactNode;
}

/** The buttons on the video. Only the default ones include the AI badge, which is shown without a video too. */
export const StageTools = forwardRef<HTMLDivElement, StageToolsProps>(function StageTools(
  { className, children, ...rest },
  ref,
) {
  const { picture } = useLabels();
  const { playback } = useStage('<Stage.Tools>');
  const { disclosure } = usePersonaContext('<Stage.Tools>');
  const hasVideo = playback.status !== 'none';
  if (!hasVideo && (children || !disclosure)) return null;
  return (
    <div
      role="group"
      aria-label={picture.tools}
      {...rest}
      ref={ref}
      className={classNames('persona-stage-tools', className)}
    >
      {children ?? (
        <>
          <StageDisclosure />
          {hasVideo && <StageMenu />}
        </>
      )}
    </div>
  );
});
