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

/** Offers what this part can do to the keyboard and to other parts; `null` while it cannot. */
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

/** What another part offers; `undefined` while none does. */
export function useOffered(action: ShortcutAction): RunAction | undefined {
  const { subscribe, run } = useChatActions();
  const read = () => run(action);
  return useSyncExternalStore(subscribe, read, read);
}

/** For `aria-keyshortcuts`: none while nobody listens to the keyboard. */
export function useShortcutKeys(action: ShortcutAction): string | undefined {
  const { subscribe, keys } = useChatActions();
  const read = () => keys()?.[action] ?? undefined;
  return useSyncExternalStore(subscribe, read, read);
}
