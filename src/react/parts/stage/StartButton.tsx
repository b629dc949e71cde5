'use client';

import type { ReactNode } from 'react';
import { usePersona } from '../../hooks/usePersona.js';
import { isSameGesture } from '../../shared/same-gesture.js';
import { preloadQuietly, startQuietly } from '../../provider/start-quietly.js';

/** Starts the session. The SDK starts to load when the button is hovered or focused. */
export function StartButton({ children }: { readonly children: ReactNode }): ReactNode {
  const persona = usePersona();
  const preload = () => preloadQuietly(persona);
  return (
    <button
      type="button"
      className="persona-button persona-button-light persona-button-large"
      onPointerEnter={preload}
      onFocus={preload}
      onClick={(event) => isSameGesture(persona.store, event) || startQuietly(persona)}
    >
      {children}
    </button>
  );
}
