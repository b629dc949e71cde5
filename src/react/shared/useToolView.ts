'use client';

import { useCallback, useContext, useSyncExternalStore } from 'react';
import { PersonaContext } from '../provider/persona-context.js';
import { toolViewsOf } from '../provider/tool-view-registry.js';
import type { ToolView } from '../provider/tool-views.js';

const never = () => () => undefined;

/** Returns how the app renders the calls of a tool, from the latest options of `usePersonaTool`. */
export function useToolView(name: string): ToolView | undefined {
  const persona = useContext(PersonaContext)?.persona;
  const views = persona && toolViewsOf(persona);
  return useSyncExternalStore(
    useCallback((listener) => (views ? views.subscribe(listener) : never()), [views]),
    () => views?.find(name),
    () => views?.find(name),
  );
}
