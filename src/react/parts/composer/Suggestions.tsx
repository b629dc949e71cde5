'use client';

import { useState, type ReactNode } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';

export interface SuggestionsProps {
  readonly prompts: readonly string[];
  /** Sends a prompt. */
  readonly onPick: (prompt: string) => void;
}

// The persona may have greeted the user, so a new conversation is not always empty.
const selectIsNew = ({ transcript }: PersonaState) =>
  transcript.size < 4 && transcript.groups.every(({ items }) => items.every(({ role }) => role !== 'user'));

/** Questions that the user can ask with one click. Shown until the user has said something. */
export function Suggestions({ prompts, onPick }: SuggestionsProps): ReactNode {
  const labels = useLabels();
  const persona = usePersona();
  const isNew = usePersonaSelector(selectIsNew);
  // A second click must not ask again while the conversation starts.
  const [isPicked, setPicked] = useState(false);
  if (!isNew || isPicked) return null;
  const pick = (prompt: string) => {
    const { status } = persona.store.getState().session;
    if (status === 'live' || status === 'reconnecting') return onPick(prompt);
    setPicked(true);
    void persona.start().then(
      () => onPick(prompt),
      // The session's state tells the user why it could not start.
      () => setPicked(false),
    );
  };
  return (
    <ul className="persona-suggestions" aria-label={labels.suggestions}>
      {prompts.map((prompt) => (
        <li key={prompt}>
          <button type="button" className="persona-button persona-button-quiet" onClick={() => pick(prompt)}>
            {prompt}
          </button>
        </li>
      ))}
    </ul>
  );
}
