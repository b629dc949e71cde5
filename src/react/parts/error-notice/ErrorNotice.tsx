'use client';

import { forwardRef, useState, type ComponentPropsWithoutRef } from 'react';
import type { PersonaError, PersonaState } from '../../../core/index.js';
import { isDevelopment } from '../../shared/development.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { classNames } from '../../shared/class-names.js';
import { ErrorRow } from './ErrorRow.js';

/**
 * Which kind of error to show. `error`: errors that did not end the session. `session`: why the session ended.
 * `microphone`: why the microphone is unavailable.
 */
export type ErrorSource = 'error' | 'session' | 'microphone';

/** Props of `ErrorNotice`: which errors it shows, with advice or without, and the attributes of its `<div>`. */
export interface ErrorNoticeProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Which errors to show. @default all */
  readonly sources?: readonly ErrorSource[];
  /** Also shows the advice for developers. @default true in development */
  readonly showAdvice?: boolean;
}

const everySource: readonly ErrorSource[] = ['error', 'session', 'microphone'];

/**
 * Shows the current errors, each with a message and an action, until the error is resolved or dismissed. A button is shown
 * only while it can help: try again (`persona.retry()`), start again, allow the microphone, type instead (if the page has a
 * `Composer` for the same persona), reload. If the user has to wait, the button counts down.
 *
 * @example
 * <ErrorNotice sources={['error', 'microphone']} /> // the stage shows why a session ended
 */
export const ErrorNotice = forwardRef<HTMLDivElement, ErrorNoticeProps>(function ErrorNotice(
  { sources = everySource, showAdvice = isDevelopment(), className, ...rest },
  ref,
) {
  const persona = usePersona();
  const errors = usePersonaSelector(selectErrors);
  // A session error stays in the state after it was dismissed, so it is hidden here.
  const [dismissed, setDismissed] = useState<readonly PersonaError[]>([]);
  const shown = sources.flatMap((source) => {
    const error = errors[source];
    return error && !dismissed.includes(error) ? [{ source, error }] : [];
  });
  const dismiss = (source: ErrorSource, error: PersonaError) => {
    if (source === 'error') persona.dismissError();
    setDismissed([...dismissed, error]);
  };
  if (shown.length === 0) return null;
  return (
    <div {...rest} ref={ref} className={classNames('persona-root persona-errors', className)}>
      {shown.map(({ source, error }) => (
        <ErrorRow
          key={`${source} ${keyOf(error)}`}
          source={source}
          error={error}
          showAdvice={showAdvice}
          onDismiss={() => dismiss(source, error)}
        />
      ))}
    </div>
  );
});

/** Each error is a new row, even with the same text, so that it is announced and its wait starts again. */
const keys = new WeakMap<PersonaError, number>();
let lastKey = 0;

function keyOf(error: PersonaError): number {
  const key = keys.get(error) ?? (lastKey += 1);
  keys.set(error, key);
  return key;
}

function selectErrors({
  error,
  session,
  microphone,
}: PersonaState): Record<ErrorSource, PersonaError | null> {
  return {
    error,
    session: (session.status === 'ended' && session.error) || null,
    microphone: 'error' in microphone ? microphone.error : null,
  };
}
