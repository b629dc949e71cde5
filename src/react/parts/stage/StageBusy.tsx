'use client';

import type { ReactNode } from 'react';
import type { PersonaError } from '../../../core/index.js';
import { englishBusyLabels } from '../../labels/busy-labels.js';
import { formatDuration, formatLabel } from '../../labels/format-label.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { Icon } from '../../shared/Icon.js';
import { StartButton } from './StartButton.js';

/**
 * The estimated wait and the start button of a busy start. The estimate can be too high, so the button is never
 * disabled. After a warning of the check before the start, it says that the user may try anyway.
 */
export function StageBusy({ error }: { readonly error: PersonaError }): ReactNode {
  const labels = useLabels();
  const busy = usePartLabels('busy', englishBusyLabels);
  const { estimatedWaitMs = 0, precheck } = error.data;
  return (
    <>
      {estimatedWaitMs > 0 && (
        <p className="persona-stage-text">
          {formatLabel(busy.wait, { time: formatDuration(estimatedWaitMs, labels) })}
        </p>
      )}
      <StartButton>
        <Icon name="again" />
        <span>{precheck ? busy.anyway : labels.startAgain}</span>
      </StartButton>
    </>
  );
}
