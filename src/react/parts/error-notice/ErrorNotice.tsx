'use client';

import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react';
import type { PersonaError, PersonaState } from '../../../core/index.js';
import { isDevelopment } from '../../development.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { errorSentence } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../class-names.js';
import { Icon } from '../Icon.js';
import { Advice } from './Advice.js';

/** `fault`: a turn that failed. `session`: why the session ended. `microphone`: why there is none. */
export type ErrorSource = 'fault' | 'session' | 'microphone';

export interface ErrorNoticeProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Which errors to show. @default all */
  readonly sources?: readonly ErrorSource[];
  /** Shows the developer's advice too. @default true in development */
  readonly showAdvice?: boolean;
}

const everySource: readonly ErrorSource[] = ['fault', 'session', 'microphone'];

/** The errors that stand, each with a sentence for the user, until it is over or dismissed. */
export const ErrorNotice = forwardRef<HTMLDivElement, ErrorNoticeProps>(function ErrorNotice(
  { sources = everySource, showAdvice = isDevelopment(), className, ...rest },
  ref,
) {
  const persona = usePersona();
  const errors = usePersonaSelector(selectErrors);
  // A session's error stays in the state after it was read, so it is hidden here.
  const [dismissed, setDismissed] = useState<readonly PersonaError[]>([]);
  const shown = sources.flatMap((source) => {
    const error = errors[source];
    return error && !dismissed.includes(error) ? [{ source, error }] : [];
  });
  const dismiss = (source: ErrorSource, error: PersonaError) => {
    if (source === 'fault') persona.dismissFault();
    setDismissed([...dismissed, error]);
  };
  if (shown.length === 0) return null;
  return (
    <div {...rest} ref={ref} className={classNames('persona-root persona-errors', className)}>
      {shown.map(({ source, error }) => (
        <ErrorRow
          key={source}
          source={source}
          error={error}
          showAdvice={showAdvice}
          onDismiss={() => dismiss(source, error)}
        />
      ))}
    </div>
  );
});

interface ErrorRowProps {
  readonly source: ErrorSource;
  readonly error: PersonaError;
  readonly showAdvice: boolean;
  readonly onDismiss: () => void;
}

function ErrorRow({ source, error, showAdvice, onDismiss }: ErrorRowProps) {
  const labels = useLabels();
  return (
    <div className="persona-error" role="alert" data-source={source} data-code={error.code}>
      <Icon name="alert" />
      <div className="persona-error-text">
        <p>{errorSentence(error, labels)}</p>
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

function selectErrors({
  fault,
  session,
  microphone,
}: PersonaState): Record<ErrorSource, PersonaError | null> {
  return {
    fault,
    session: (session.status === 'ended' && session.error) || null,
    microphone: 'error' in microphone ? microphone.error : null,
  };
}
