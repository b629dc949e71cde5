'use client';

import { useContext, useEffect, useInsertionEffect, useRef, useState } from 'react';
import { keepConversation, type ConversationStorage, type Persona } from '../../core/index.js';
import { unredacted } from '../reasoning/redaction.js';
import { ReasoningSettingsContext } from './reasoning-settings-context.js';

/** Saves the conversation in the storage of the first render, with the thoughts redacted by the provider. */
export function useKeptConversation(persona: Persona, storage: ConversationStorage | undefined): void {
  const { redact } = useContext(ReasoningSettingsContext);
  const [keptIn] = useState(storage);
  const latest = useRef(redact);
  useInsertionEffect(() => {
    latest.current = redact;
  });
  const redacts = redact !== unredacted;
  useEffect(() => {
    if (!keptIn) return undefined;
    return keepConversation(
      persona,
      keptIn,
      redacts ? { redactReasoning: (text) => latest.current(text) } : {},
    );
  }, [persona, keptIn, redacts]);
}
