'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { PlaybackStatus } from '../../../core/browser/playback.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { Icon, type IconName } from '../../shared/Icon.js';
import type { PictureLabels } from '../../labels/picture-labels.js';
import { useStage } from './stage-context.js';

type Question = Extract<keyof PictureLabels, 'unmute' | 'play' | 'resume'>;

const questions: Partial<Record<PlaybackStatus, Question>> = {
  muted: 'unmute',
  blocked: 'play',
  interrupted: 'resume',
};
const icons: Readonly<Record<Question, IconName>> = { unmute: 'soundOff', play: 'start', resume: 'start' };

/**
 * Shown only while the browser blocks sound or video, or something other than the app has paused it. A tap resumes it.
 */
export const StageUnmute = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(
  function StageUnmute({ className, onClick, ...rest }, ref) {
    const { picture } = useLabels();
    const { playback, unmute } = useStage('<Stage.Unmute>');
    const question = questions[playback.status];
    if (!question) return null;
    return (
      <button
        {...rest}
        ref={ref}
        type="button"
        className={classNames('persona-button persona-button-light persona-stage-unmute', className)}
        data-playback={playback.status}
        onClick={(event) => {
          onClick?.(event);
          if (!event.defaultPrevented) unmute();
        }}
      >
        <Icon name={icons[question]} />
        <span>{picture[question]}</span>
      </button>
    );
  },
);
