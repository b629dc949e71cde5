'use client';

import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import type { SessionEnding } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { useSecondsUntil } from '../../shared/useSecondsUntil.js';
import { formatDuration, formatLabel } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { Icon } from '../../shared/Icon.js';

export interface EndingWarningProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  readonly ending: SessionEnding;
  readonly boxRef: Ref<HTMLDivElement>;
}

/** The countdown to the end of a session, and the button that cancels it. */
export function EndingWarning({ ending, boxRef, className, ...rest }: EndingWarningProps): ReactNode {
  const labels = useLabels();
  const persona = usePersona();
  const seconds = useSecondsUntil(ending.endsAt) ?? 0;
  const time = formatDuration(seconds * 1000, labels);
  return (
    <div
      {...rest}
      ref={boxRef}
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
}
