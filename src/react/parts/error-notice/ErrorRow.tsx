'use client';

import type { ReactNode } from 'react';
import type { PersonaError } from '../../../core/index.js';
import { errorSentence } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { Icon } from '../../shared/Icon.js';
import { Advice } from '../../shared/Advice.js';
// Not loaded on demand, because the network may have failed.
import { ErrorActions } from './ErrorActions.js';

interface ErrorRowProps {
  readonly source: string;
  readonly error: PersonaError;
  readonly showAdvice: boolean;
  readonly onDismiss: () => void;
}

/** One error. Only the message is announced to screen readers, not the countdown or the advice for developers. */
export function ErrorRow({ source, error, showAdvice, onDismiss }: ErrorRowProps): ReactNode {
  const labels = useLabels();
  return (
    <div className="persona-error" data-source={source} data-code={error.code}>
      <Icon name="alert" />
      <div className="persona-error-text">
        <div role="alert">
          <p>{errorSentence(error, labels)}</p>
          {error.retry === 'permission' && <p className="persona-error-hint">{labels.errorNotice.unblock}</p>}
        </div>
        <ErrorActions error={error} />
        {showAdvice && <Advice error={error} />}
      </div>
      <button
        type="button"
        className="persona-button persona-dismiss"
        aria-label={labels.dismiss}
        onClick={onDismiss}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
