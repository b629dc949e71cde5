'use client';

import type { ReactNode } from 'react';
import type { SessionState } from '../../../core/index.js';
import { isDevelopment } from '../../shared/development.js';
import { errorSentence, formatDuration } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { Advice } from '../../shared/Advice.js';
import { Icon } from '../../shared/Icon.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { StartButton } from './StartButton.js';

const SaveConversation = onDemand(() =>
  import('./SaveConversation.js').then((code) => code.SaveConversation),
);

const Busy = onDemand(() => import('./StageBusy.js').then((code) => code.StageBusy));

interface StageEndedProps {
  readonly showAdvice?: boolean;
  /** When it was first live. `null` if it never was. */
  readonly liveSince: number | null;
  readonly session: Extract<SessionState, { status: 'ended' }>;
}

export function StageEnded({ session, liveSince, showAdvice = isDevelopment() }: StageEndedProps): ReactNode {
  const labels = useLabels();
  const { reason, error } = session;
  const title = labels.ended[reason];
  const sentence = error && errorSentence(error, labels);
  return (
    <div className="persona-stage-view" data-view="ended" data-reason={reason}>
      {(reason === 'error' || reason === 'network') && (
        <span className="persona-stage-alert">
          <Icon name="alert" />
        </span>
      )}
      <p className="persona-stage-title">{title}</p>
      {sentence && <p className="persona-stage-text">{sentence}</p>}
      {liveSince !== null && (
        <p className="persona-stage-text">{formatDuration(session.since - liveSince, labels)}</p>
      )}
      {error?.action === 'reload' ? (
        // Browsers cache a failed chunk until the page reloads.
        <button
          type="button"
          className="persona-button persona-button-light persona-button-large"
          onClick={() => globalThis.location.reload()}
        >
          <Icon name="again" />
          <span>{labels.errorNotice.actions.reload}</span>
        </button>
      ) : error?.data.precheck || error?.data.estimatedWaitMs ? (
        <Busy error={error} />
      ) : (
        <StartButton>
          <Icon name="again" />
          <span>{labels.startAgain}</span>
        </StartButton>
      )}
      <SaveConversation />
      {error && showAdvice && <Advice error={error} />}
    </div>
  );
}
