'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import type { GroupedLog, PersonaState, TranscriptMessage } from '../../../core/index.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import type { ActiveMessages } from './active-messages.js';
import type { StickToBottom } from '../../shared/useStickToBottom.js';

const selectRunning = ({ turn: { status } }: PersonaState) => status === 'thinking' || status === 'speaking';

/** Shows the actions of a new message, and scrolls to a message that the user has just sent. */
export function useNewest(
  log: GroupedLog<TranscriptMessage>,
  active: ActiveMessages,
  { jump, resume, isFollowing }: StickToBottom,
  showNewest: () => void,
  hold: ((turnId: string) => void) | null,
): void {
  const last = log.groups.at(-1)?.items;
  const newest = last?.at(-1);
  // A running answer cannot be copied or asked again.
  const isRunning = usePersonaSelector(selectRunning);
  const id = isRunning ? null : (newest?.id ?? null);
  useEffect(() => active.set('newest', id), [active, id]);

  const question = last?.findLast((message) => message.role === 'user');
  const { turnId } = question ?? {};
  const typed = question?.source === 'text';
  // A message that existed on mount is not new.
  const known = useRef(turnId);
  // This must run before the view follows the new question.
  useLayoutEffect(() => {
    if (turnId === undefined || known.current === turnId) return;
    known.current = turnId;
    if (typed) showNewest();
    if (hold && (typed || isFollowing())) {
      hold(turnId);
      resume();
    } else if (typed) jump();
  }, [turnId, typed, hold, jump, resume, isFollowing, showNewest]);
}
