'use client';

import { useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { PersonaContext } from '../provider/persona-context.js';
import { turnPlaces, type ShowTurn, type TurnPlace } from './turn-places.js';

const nowhere = { subscribe: () => () => undefined, has: () => false };

/** Returns a function that shows a turn in a place; `null` while the place is not mounted, or without a persona. */
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

/** Registers this part as a place that shows turns. */
export function useAsTurnPlace(place: TurnPlace, show: ShowTurn | null): void {
  const persona = useContext(PersonaContext)?.persona;
  useEffect(
    () => (persona && show ? turnPlaces(persona.store).register(place, show) : undefined),
    [persona, place, show],
  );
}
