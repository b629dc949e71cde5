'use client';

import { useSyncExternalStore } from 'react';
import type { PersonaState, ReadonlyStore } from '../../core/index.js';

const noSubscription = () => () => undefined;

/** Returns a part of the state, or `otherwise` without a persona. */
export function useStoreSlice<Slice>(
  store: ReadonlyStore<PersonaState> | undefined,
  select: (state: PersonaState) => Slice,
  otherwise: Slice,
): Slice {
  const read = () => (store ? select(store.getState()) : otherwise);
  // oxlint-disable-next-line typescript/unbound-method -- a store of zustand does not use `this`
  return useSyncExternalStore(store?.subscribe ?? noSubscription, read, read);
}
