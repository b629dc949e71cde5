'use client';

import { useEffect, useState, type KeyboardEvent as ReactKeyboardEvent, type RefObject } from 'react';
import { usePersona } from './usePersona.js';
import { useLabels } from '../labels/useLabels.js';
import { useCaptionStore } from '../captions/useCaptionStore.js';
import { useSameData } from '../provider/useSameData.js';
import type * as listening from '../keyboard/key-listener.js';
import type { ShortcutOptions } from '../keyboard/shortcut-map.js';
import { useChatActions } from '../keyboard/useChatAction.js';

type Listener = typeof listening;

/** The handler for `onKeyDown` of your element. */
export type ShortcutHandler = (event: ReactKeyboardEvent) => void;

/**
 * Keyboard shortcuts for your own layout; `PersonaChat` has them. They work while the focus is within `root`, or on the
 * whole page with `global`. They ignore keys that type text in a field, IME composition, and keys behind a modal dialog.
 * The buttons of the parts expose their keys (`aria-keyshortcuts`); `Shortcuts` lists all of them.
 *
 * @param options other keys; `null` removes one; `false` turns all off
 * @returns the handler for `onKeyDown` of `root`
 *
 * @example
 * function Conversation() {
 *   const root = useRef<HTMLDivElement>(null);
 *   const onKeyDown = usePersonaShortcuts(root, { captions: 'Alt+U', thoughts: null });
 *   return <div ref={root} onKeyDown={onKeyDown}>…</div>;
 * }
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaShortcuts(
  root: RefObject<HTMLElement | null>,
  options?: ShortcutOptions | false,
): ShortcutHandler {
  const persona = usePersona();
  const actions = useChatActions();
  const listener = useListener();
  const captions = useCaptionStore();
  const labels = useLabels();
  const held = useSameData(options);
  const isGlobal = Boolean(held && held.global);
  useEffect(
    () => listener?.hearKeys(actions, { persona, captions, labels }, held),
    [listener, actions, persona, captions, labels, held],
  );
  useEffect(() => {
    if (!isGlobal || !listener) return undefined;
    const press = (event: KeyboardEvent) => {
      // Events from within the root have already been handled there, before other code on the page could stop them.
      if (!root.current || event.composedPath().includes(root.current)) return;
      listener.pressKey(event, actions, root.current);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [listener, actions, root, isGlobal]);
  return ({ nativeEvent }) => {
    if (root.current) listener?.pressKey(nativeEvent, actions, root.current);
  };
}

/** Returns the key listener. It is loaded on demand, because shortcuts are not needed for the first paint. */
function useListener(): Listener | null {
  const [listener, setListener] = useState<Listener | null>(null);
  useEffect(() => {
    let isStale = false;
    import('../keyboard/key-listener.js').then(
      (code) => !isStale && setListener(code),
      // If loading fails, there are no shortcuts, and no part shows any.
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, []);
  return listener;
}
