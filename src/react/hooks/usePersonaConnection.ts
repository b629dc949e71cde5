'use client';

import { useStore } from 'zustand';
import type { ConnectionQuality, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

/** What `usePersonaConnection` returns: the quality of the connection, and the progress of reconnecting. */
export interface PersonaConnection {
  /** `poor`: more than 5 % packet loss, or a round trip of over 400 ms. `lost`: nothing arrives. */
  readonly quality: ConnectionQuality;
  /** Whether the persona is reconnecting because the video or the connection was lost. */
  readonly reconnecting: boolean;
  /** 0 while the old connection may recover; then the number of new sessions tried. */
  readonly attempt: number;
  /** When the next session is tried, in milliseconds since the epoch; `null` during a try or if none is needed. */
  readonly retryAt: number | null;
}

const selectQuality = (state: PersonaState) => state.connectionQuality;
const selectLoss = ({ session }: PersonaState) => (session.status === 'reconnecting' ? session : null);

/**
 * Returns the quality of the connection, and the progress of reconnecting.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaConnection(): PersonaConnection {
  const { store } = usePersonaContext('usePersonaConnection()').persona;
  const quality = useStore(store, selectQuality);
  const loss = useStore(store, selectLoss);
  return {
    quality,
    reconnecting: loss !== null,
    attempt: loss?.attempt ?? 0,
    retryAt: loss?.retryAt ?? null,
  };
}
