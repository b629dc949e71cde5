'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { logItems, type PersonaState, type TranscriptMessage } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

const select = (state: PersonaState) => state.transcript;

/**
 * What was said so far, oldest first. A message that did not change keeps its identity. The list is as long as the
 * conversation: `Transcript` shows long ones at a lower cost.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaMessages(): readonly TranscriptMessage[] {
  const log = useStore(usePersonaContext('usePersonaMessages()').persona.store, select);
  return useMemo(() => logItems(log), [log]);
}
