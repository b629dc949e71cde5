'use client';

import { errorSentence } from '../../labels/format-label.js';
import { englishSupportLabels } from '../../labels/support-labels.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { Icon } from '../../shared/Icon.js';
import { unsupportedError } from '../../shared/unsupported-error.js';

/** Shown instead of the checks, because a browser that cannot open a session needs no devices. */
export function CheckUnsupported() {
  const labels = useLabels();
  const { remedy } = usePartLabels('support', englishSupportLabels);
  return (
    <div className="persona-device-problem" role="alert">
      <Icon name="alert" />
      <p>{`${errorSentence(unsupportedError, labels)} ${remedy}`}</p>
    </div>
  );
}
