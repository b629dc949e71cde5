'use client';

import { useEffect, useState, type KeyboardEvent as ReactKeyboardEvent, type RefObject } from 'react';
import { usePersona } from './usePersona.js';
import { useLabels } from '../labels/useLabels.js';
import { useCaptionStore } from '../captions/useCaptionStore.js';
import { useSameData } from '../provider/same-data.js';
import type * as listening from '../keyboard/key-listener.js';
import type { ShortcutOptions } from '../keyboard/shortcut-map.js';
import { useChatActions } from '../keyboard/useChatAction.js';

type Listener = typeof listening;

/** A keyboard handler for `onKeyDown` of the element in which the shortcuts work. */
export type ShortcutHandler = (event: ReactKeyboardEvent) => void;

/**
 * The keyboard map of a chat that you lay out yourself; `PersonaChat` has it. Listens while the focus is within `root`,
 * or everywhere with `global`; never to what is typed into a field, part of a composition, or pressed while a modal
 * dialog is in front. Buttons of the parts tell their keys (`aria-keyshortcuts`), `Shortcuts` lists them all.
 *
 * @param options other keys; `null` for none; `false` turns all off
 * @returns goes to `onKeyDown` of `root`
 *
 * @example
 * const root = useRef<HTMLDivElement>(null);
 * const onKeyDown = usePersonaShortcuts(root, { captions: 'Alt+U', thoughts: null });
 * return <div ref={root} onKeyDown={onKeyDown}>…</div>;
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
      // Those from within have been heard, before what lies around the chat could take them.
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

/** On demand: nobody presses a key before there is something to see. */
function useListener(): Listener | null {
  const [listener, setListener] = useState<Listener | null>(null);
  useEffect(() => {
    let isStale = false;
    import('../keyboard/key-listener.js').then(
      (code) => !isStale && setListener(code),
      // Then there are no shortcuts, and no part says that there are.
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, []);
  return listener;
}
