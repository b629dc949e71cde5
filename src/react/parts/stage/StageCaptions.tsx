'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { useStore } from 'zustand';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaActivity } from '../../hooks/usePersonaActivity.js';
import { classNames } from '../class-names.js';
import { findAnswer } from '../transcript/find-answer.js';
import { captionText } from './caption-text.js';

/** What the persona is saying, over the picture. Hidden from screen readers, which have the transcript. */
export const StageCaptions = forwardRef<HTMLParagraphElement, ComponentPropsWithoutRef<'p'>>(
  function StageCaptions({ className, ...rest }, ref) {
    const message = useStore(usePersona().store, findAnswer);
    const activity = usePersonaActivity();
    const shown = activity === 'speaking' || activity === 'listening' || activity === 'interrupted';
    if (!message || !shown) return null;
    const { heard, coming } = captionText(message);
    return (
      <p
        aria-hidden="true"
        dir="auto"
        {...rest}
        ref={ref}
        className={classNames('persona-stage-captions', className)}
        data-state={activity === 'speaking' ? 'speaking' : 'ended'}
      >
        <span className="persona-stage-caption">
          {heard}
          {activity === 'speaking' && <span className="persona-coming">{coming}</span>}
        </span>
      </p>
    );
  },
);
