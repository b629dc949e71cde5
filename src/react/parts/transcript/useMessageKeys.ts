'use client';

import { useSyncExternalStore, type KeyboardEvent, type RefObject } from 'react';
import { matchesKeys } from '../../keyboard/shortcut-keys.js';
import { defaultShortcuts } from '../../keyboard/shortcut-map.js';
import { useChatAction, useChatActions } from '../../keyboard/useChatAction.js';
import { goToMessage } from './message-focus.js';

const steps = { previous: -1, next: 1 } as const;
const directions = Object.keys(steps) as (keyof typeof steps)[];

/** Provides the navigation actions to the keyboard map. Without shortcuts, the default keys work inside the transcript. */
export function useMessageKeys(scroller: RefObject<HTMLElement | null>, toNewest: () => void) {
  const { subscribe, keys } = useChatActions();
  const heard = useSyncExternalStore(subscribe, keys, keys);
  useChatAction('newest', toNewest);
  useChatAction('previous', () => goToMessage(scroller.current, steps.previous));
  useChatAction('next', () => goToMessage(scroller.current, steps.next));
  const map = heard ?? defaultShortcuts;
  const onKeyDown = (event: KeyboardEvent) => {
    if (heard) return;
    const way = directions.find((name) => matchesKeys(event, defaultShortcuts[name] ?? ''));
    if (way && goToMessage(scroller.current, steps[way])) event.preventDefault();
  };
  const shown = directions.flatMap((name) => map[name] ?? []).join(' ');
  return { onKeyDown, 'aria-keyshortcuts': shown || undefined };
}
