'use client';

import type { ReactNode } from 'react';
import { errorSentence } from '../../labels/format-label.js';
import { englishSupportLabels } from '../../labels/support-labels.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { Advice } from '../../shared/Advice.js';
import { isDevelopment } from '../../shared/development.js';
import { Icon } from '../../shared/Icon.js';
import { unsupportedError } from '../../shared/unsupported-error.js';

/** Shown instead of the start button in a browser that cannot open a session. */
export function StageUnsupported({
  showAdvice = isDevelopment(),
}: {
  readonly showAdvice?: boolean | undefined;
}): ReactNode {
  const labels = useLabels();
  const { remedy } = usePartLabels('support', englishSupportLabels);
  return (
    <div className="persona-stage-view" data-view="unsupported">
      <span className="persona-stage-alert">
        <Icon name="alert" />
      </span>
      <p className="persona-stage-title">{errorSentence(unsupportedError, labels)}</p>
      <p className="persona-stage-text">{remedy}</p>
      {showAdvice && <Advice error={unsupportedError} />}
    </div>
  );
}
