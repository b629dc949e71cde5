'use client';

import { useContext, type ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { timeAfterPause } from '../../shared/message-time.js';
import { MessageTime } from './MessageTime.js';
import { TranscriptContext } from './transcript-context.js';

interface TurnTimeProps {
  readonly at: number;
  /** When the message before it was written. */
  readonly previousAt: number | undefined;
}

/** The time of a turn that follows a long pause. */
export function TurnTime({ at, previousAt }: TurnTimeProps): ReactNode {
  const { locale } = useLabels();
  const { timestamps } = useContext(TranscriptContext);
  const text = previousAt === undefined ? '' : timeAfterPause(at, previousAt, locale);
  if (text === '' || timestamps === 'never') return null;
  return (
    <p className="persona-turn-time">
      <MessageTime at={at} text={text} />
    </p>
  );
}
