import { formatDuration, formatLabel } from '../labels/format-label.js';
import type { PersonaLabels } from '../labels/labels.js';
import { thinkingTime, type ThoughtTimes } from './thinking-time.js';

/** Returns `Thinking…`, then `Thought for 12 s`. */
export function reasoningTitle(thoughts: readonly ThoughtTimes[], labels: PersonaLabels): string {
  if (thoughts.some((thought) => thought.status === 'streaming')) return labels.thinking;
  const ms = thinkingTime(thoughts);
  // A duration is never shown as 0 s.
  const duration = formatDuration(Math.max(1000, ms), labels);
  if (thoughts.at(-1)?.status === 'interrupted') return formatLabel(labels.thinkingStopped, { duration });
  return ms < 1000 ? labels.thoughtBriefly : formatLabel(labels.thoughtFor, { duration });
}
