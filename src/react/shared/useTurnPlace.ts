'use client';

import { useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { PersonaContext } from '../provider/persona-context.js';
import { turnPlaces, type ShowTurn, type TurnPlace } from './turn-places.js';

const nowhere = { subscribe: () => () => undefined, has: () => false };

/** Whether there is such a place, and a way there; without a persona there is none. */
export function useTurnPlace(place: TurnPlace): ShowTurn | null {
  const persona = useContext(PersonaContext)?.persona;
  const places = persona ? turnPlaces(persona.store) : null;
  const { subscribe, has } = places ?? nowhere;
  const read = () => has(place);
  const exists = useSyncExternalStore(subscribe, read, read);
  return useMemo(
    () => (places && exists ? (turnId) => places.show(place, turnId) : null),
    [places, exists, place],
  );
}

/** Offers this part as a place where turns can be looked at. */
export function useAsTurnPlace(place: TurnPlace, show: ShowTurn | null): void {
  const persona = useContext(PersonaContext)?.persona;
  useEffect(
    () => (persona && show ? turnPlaces(persona.store).register(place, show) : undefined),
    [persona, place, show],
  );
}
