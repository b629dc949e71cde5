'use client';

import { useContext, useEffect, useSyncExternalStore, type RefObject } from 'react';
import { PersonaContext } from './persona-context.js';

/** Where the user types to one persona, so that another part can lead there. */
class ComposerPlace {
  #focus: (() => void) | null = null;
  readonly #listeners = new Set<() => void>();

  register(focus: () => void): () => void {
    this.#set(focus);
    return () => {
      if (this.#focus === focus) this.#set(null);
    };
  }

  readonly current = (): (() => void) | null => this.#focus;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #set(focus: (() => void) | null): void {
    this.#focus = focus;
    for (const listener of this.#listeners) listener();
  }
}

const places = new WeakMap<object, ComposerPlace>();

function placeOf(conversation: object): ComposerPlace {
  const known = places.get(conversation);
  if (known) return known;
  const made = new ComposerPlace();
  places.set(conversation, made);
  return made;
}

const nowhere = new ComposerPlace();

function usePlace(): ComposerPlace {
  const store = useContext(PersonaContext)?.persona.store;
  return store ? placeOf(store) : nowhere;
}

/** Puts the focus into the text field of the persona above; `null` while there is none. */
export function useFocusComposer(): (() => void) | null {
  const { subscribe, current } = usePlace();
  return useSyncExternalStore(subscribe, current, current);
}

/** Offers this field as the one to type in. */
export function useAsComposer(field: RefObject<HTMLElement | null>): void {
  const place = usePlace();
  useEffect(() => place.register(() => field.current?.focus()), [place, field]);
}
