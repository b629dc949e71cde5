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
  function StageCaptions({ className, ...attributes }, ref) {
    const message = useStore(usePersona().store, findAnswer);
    const activity = usePersonaActivity();
    const shown = activity === 'speaking' || activity === 'listening' || activity === 'interrupted';
    if (!message || !shown) return null;
    const { heard, coming } = captionText(message);
    const rest = activity === 'speaking' ? coming : '';
    if ((heard + rest).trim() === '') return null;
    return (
      <p
        aria-hidden="true"
        dir="auto"
        {...attributes}
        ref={ref}
        className={classNames('persona-stage-captions', className)}
        data-state={activity === 'speaking' ? 'speaking' : 'ended'}
      >
        <span className="persona-stage-caption">
          {heard}
          {rest && <span className="persona-coming">{rest}</span>}
        </span>
      </p>
    );
  },
);
