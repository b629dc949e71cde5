'use client';

import type { ReactNode } from 'react';
import { supportErrors } from '../../../internal/errors/support-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import { errorSentence } from '../../labels/format-label.js';
import { englishSupportLabels } from '../../labels/support-labels.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { Advice } from '../../shared/Advice.js';
import { isDevelopment } from '../../shared/development.js';
import { Icon } from '../../shared/Icon.js';

const unsupported = errorFactory(supportErrors)('connection-unsupported', {
  message: 'RTCPeerConnection is missing.',
});

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
      <p className="persona-stage-title">{errorSentence(unsupported, labels)}</p>
      <p className="persona-stage-text">{remedy}</p>
      {showAdvice && <Advice error={unsupported} />}
    </div>
  );
}
