'use client';

import { useStore } from 'zustand';
import type { ConnectionQuality, PersonaState } from '../../core/index.js';
import { usePersonaContext } from '../provider/persona-context.js';

/** What `usePersonaConnection` returns: the quality of the connection, and the progress of reconnecting. */
export interface PersonaConnection {
  /** `poor`: more than one packet in twenty lost, or over 400 ms there and back. `lost`: nothing arrives. */
  readonly quality: ConnectionQuality;
  /** The picture or the connection is lost, and something is done about it. */
  readonly reconnecting: boolean;
  /** 0 while the old connection is given time; then how many new sessions were tried. */
  readonly attempt: number;
  /** When the next one is tried, ms since the epoch; `null` while one is, or none is needed. */
  readonly retryAt: number | null;
}

const selectQuality = (state: PersonaState) => state.connectionQuality;
const selectLoss = ({ session }: PersonaState) => (session.status === 'reconnecting' ? session : null);

/**
 * How well the persona's picture and voice arrive, and what is done when they do not.
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
