'use client';

import { forwardRef, useCallback, type ComponentPropsWithoutRef } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../class-names.js';
import { announcement } from './announcement.js';

export type AnnouncerProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/**
 * Tells screen readers what happens: each change of state, each finished answer, and each tool that waits for the
 * user's permission, once. One a page of the persona is enough; `PersonaChat` has it.
 */
export const Announcer = forwardRef<HTMLDivElement, AnnouncerProps>(function Announcer(
  { className, ...rest },
  ref,
) {
  const labels = useLabels();
  const select = useCallback((state: PersonaState) => announcement(state, labels), [labels]);
  const text = usePersonaSelector(select);
  return (
    <div {...rest} ref={ref} className={classNames('persona-hidden', className)} role="status">
      {text}
    </div>
  );
});
