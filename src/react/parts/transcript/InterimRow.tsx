'use client';

import type { ReactNode } from 'react';
import type { PersonaState } from '../../../core/index.js';
import { usePersonaSelector } from '../../hooks/usePersonaSelector.js';
import { useLabels } from '../../labels/useLabels.js';

const select = (state: PersonaState) => state.userInterim;

/** The interim transcript of the user's speech. It may still change, and becomes a message when it is final. */
export function InterimRow(): ReactNode {
  const text = usePersonaSelector(select);
  const { messages } = useLabels();
  if (text === '') return null;
  return (
    <div className="persona-message-group">
      <div className="persona-message" data-role="user" data-interim="">
        <span className="persona-hidden">{`${messages.speaking} `}</span>
        <div className="persona-message-text" dir="auto" translate="no">
          {`${text}…`}
        </div>
      </div>
    </div>
  );
}
