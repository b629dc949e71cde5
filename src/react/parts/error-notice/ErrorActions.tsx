'use client';

import { useState, type ReactNode } from 'react';
import type { PersonaError } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { systemClock } from '../../shared/clock.js';
import { useSecondsUntil } from '../../shared/useSecondsUntil.js';
import { formatDuration, formatLabel } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { isSameGesture } from '../../shared/same-gesture.js';
import { waitOf, type OfferedAction } from './offered-actions.js';
import { useErrorActions } from './useErrorActions.js';

/** The buttons of an error that can help now. Remounted for each error, so that the wait starts again. */
export function ErrorActions({ error }: { readonly error: PersonaError }): ReactNode {
  const labels = useLabels();
  const { store } = usePersona();
  const { actions, act } = useErrorActions(error);
  const [until] = useState(() => (waitOf(error) > 0 ? systemClock.now() + waitOf(error) : null));
  const seconds = useSecondsUntil(until) ?? 0;
  if (actions.length === 0) return null;
  const said = (action: OfferedAction) => {
    const text = labels.errorNotice.actions[action];
    if (seconds === 0) return text;
    return formatLabel(labels.errorNotice.wait, {
      action: text,
      time: formatDuration(seconds * 1000, labels),
    });
  };
  return (
    <div className="persona-error-actions">
      {actions.map((action) => (
        <button
          key={action}
          type="button"
          className="persona-button"
          data-action={action}
          // Not `disabled`, so that the button keeps the focus.
          aria-disabled={seconds > 0}
          onClick={(event) => {
            if (seconds === 0 && !isSameGesture(store, event)) act(action);
          }}
        >
          {said(action)}
        </button>
      ))}
    </div>
  );
}
