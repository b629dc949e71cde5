'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { EndingWarning } from './EndingWarning.js';

/** Props of `EndingNotice`: the attributes of its `<div>`. */
export type EndingNoticeProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

const selectEnding = (state: PersonaState) => state.ending;

/**
 * Warns before a session reaches a limit, with a countdown and a button to continue. Otherwise renders nothing. The
 * countdown is hidden from screen readers; the `Announcer` announces the warning once.
 *
 * @example
 * <PersonaProvider {...options}>
 *   <EndingNotice />
 *   <Composer />
 * </PersonaProvider>
 */
export const EndingNotice = forwardRef<HTMLDivElement, EndingNoticeProps>(function EndingNotice(props, ref) {
  const ending = usePersonaSelector(selectEnding);
  return ending && <EndingWarning {...props} ending={ending} boxRef={ref} />;
});
