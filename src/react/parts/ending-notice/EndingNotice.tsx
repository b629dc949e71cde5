'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useSecondsUntil } from '../../shared/useSecondsUntil.js';
import { formatDuration, formatLabel } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { Icon } from '../../shared/Icon.js';

/** Props of `EndingNotice`: the attributes of its `<div>`. */
export type EndingNoticeProps = Omit<ComponentPropsWithoutRef<'div'>, 'children'>;

const selectEnding = (state: PersonaState) => state.ending;

/**
 * Warns before a session reaches a limit, with a countdown and a button to continue. Otherwise renders nothing. The
 * countdown is hidden from screen readers; the `Announcer` announces the warning once.
 *
 * @example
 * <EndingNotice />
 * <Composer />
 */
export const EndingNotice = forwardRef<HTMLDivElement, EndingNoticeProps>(function EndingNotice(
  { className, ...rest },
  ref,
) {
  const labels = useLabels();
  const persona = usePersona();
  const ending = usePersonaSelector(selectEnding);
  const seconds = useSecondsUntil(ending?.endsAt ?? null);
  if (!ending || seconds === null) return null;
  const time = formatDuration(seconds * 1000, labels);
  return (
    <div
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-ending', className)}
      data-reason={ending.reason}
    >
      <Icon name="alert" />
      <p className="persona-ending-text">{formatLabel(labels.ending[ending.reason], { time })}</p>
      {ending.reason === 'idle' && (
        <button type="button" className="persona-button" onClick={() => persona.keepAlive()}>
          {labels.stay}
        </button>
      )}
    </div>
  );
});
