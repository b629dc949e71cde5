'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { logItems, type PersonaState, type TranscriptMessage } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const select = (state: PersonaState) => state.transcript;

/**
 * Returns all messages, oldest first. Unchanged messages keep their identity. The list has the whole conversation;
 * `Transcript` renders long conversations more cheaply.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaMessages(): readonly TranscriptMessage[] {
  const log = useStore(usePersonaContext('usePersonaMessages()').persona.store, select);
  return useMemo(() => logItems(log), [log]);
}
