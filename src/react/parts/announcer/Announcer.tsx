'use client';

import { forwardRef, useCallback, useSyncExternalStore, type ComponentPropsWithoutRef } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';
import { useChatActions } from '../../keyboard/useChatAction.js';
import { classNames } from '../../shared/class-names.js';
import { announcement } from './announcement.js';

/** Props of `Announcer`: the attributes of its `<div>`. */
export type AnnouncerProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

/** What a key has switched. A region of its own, so that the other is not told anew with it. */
function Switched() {
  const { subscribe, said } = useChatActions();
  return (
    <div className="persona-hidden" role="status">
      {useSyncExternalStore(subscribe, said, said)}
    </div>
  );
}

/**
 * Tells screen readers what happens: each change of state, each finished answer, and each tool that waits for the
 * user's permission, once. One a page of the persona is enough; `PersonaChat` has it.
 *
 * @example
 * <PersonaProvider {...options}>
 *   <Stage />
 *   <Controls />
 *   <Announcer />
 * </PersonaProvider>
 */
export const Announcer = forwardRef<HTMLDivElement, AnnouncerProps>(function Announcer(
  { className, ...rest },
  ref,
) {
  const labels = useLabels();
  const select = useCallback((state: PersonaState) => announcement(state, labels), [labels]);
  const text = usePersonaSelector(select);
  return (
    <>
      <Switched />
      <div {...rest} ref={ref} className={classNames('persona-hidden', className)} role="status">
        {text}
      </div>
    </>
  );
});
