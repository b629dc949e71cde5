'use client';

import { useState } from 'react';
import type { Thought } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { reasoningTitle } from '../../reasoning/reasoning-title.js';

interface ThoughtAnnouncerProps {
  readonly thoughts: readonly Thought[];
  readonly thinking: boolean;
}

/** Announces once that thinking is over. With a persona, `Announcer` announces it with the answer. */
export function ThoughtAnnouncer({ thoughts, thinking }: ThoughtAnnouncerProps) {
  const labels = useLabels();
  // Thoughts that ended before mount are not announced.
  const [wasThinking, setWasThinking] = useState(thinking);
  if (thinking && !wasThinking) setWasThinking(true);
  return (
    <span role="status" className="persona-hidden">
      {wasThinking && !thinking && reasoningTitle(thoughts, labels)}
    </span>
  );
}
