'use client';

import { useContext, useEffect, useInsertionEffect, useRef, useSyncExternalStore } from 'react';
import { PersonaContext } from '../provider/persona-context.js';
import { ChatActions, chatActions, type RunAction } from './chat-actions.js';
import type { ShortcutAction } from './shortcut-map.js';

const nobody = new ChatActions();

export function useChatActions(): ChatActions {
  const store = useContext(PersonaContext)?.persona.store;
  return store ? chatActions(store) : nobody;
}

/** Offers an action of this part to the keyboard and to other parts; `null` while it is unavailable. */
export function useChatAction(action: ShortcutAction, run: RunAction | null): void {
  const actions = useChatActions();
  const latest = useRef(run);
  useInsertionEffect(() => {
    latest.current = run;
  });
  const can = run !== null;
  useEffect(
    () => (can ? actions.offer(action, (event) => latest.current?.(event)) : undefined),
    [actions, action, can],
  );
}

/** Returns the action that another part offers; `undefined` if there is none. */
export function useOffered(action: ShortcutAction): RunAction | undefined {
  const { subscribe, run } = useChatActions();
  const read = () => run(action);
  return useSyncExternalStore(subscribe, read, read);
}

/** Returns the keys for `aria-keyshortcuts`; none without a keyboard listener. */
export function useShortcutKeys(action: ShortcutAction): string | undefined {
  const { subscribe, keys } = useChatActions();
  const read = () => keys()?.[action] ?? undefined;
  return useSyncExternalStore(subscribe, read, read);
}
