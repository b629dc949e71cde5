'use client';

import { useState } from 'react';
import type { Thought } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { reasoningTitle } from '../../reasoning/reasoning-title.js';

interface ThoughtAnnouncerProps {
  readonly thoughts: readonly Thought[];
  readonly thinking: boolean;
}

/** Tells screen readers once that the thinking is over; with a persona, `Announcer` tells it with the answer. */
export function ThoughtAnnouncer({ thoughts, thinking }: ThoughtAnnouncerProps) {
  const labels = useLabels();
  // What had ended before it was shown is no news.
  const [wasThinking, setWasThinking] = useState(thinking);
  if (thinking && !wasThinking) setWasThinking(true);
  return (
    <span role="status" className="persona-hidden">
      {wasThinking && !thinking && reasoningTitle(thoughts, labels)}
    </span>
  );
}
