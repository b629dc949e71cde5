'use client';

import { useCallback, useEffect, useRef, useState, type DOMAttributes } from 'react';
import { onHeldKey } from '../keyboard/hold-key.js';
import type { ShortcutKeys } from '../keyboard/shortcut-keys.js';
import { usePersona } from './usePersona.js';

/** Options of `usePushToTalk`. */
export interface PushToTalkOptions {
  /** The keys that are held to talk, anywhere in the page but in fields and on buttons. @default 'Space' */
  readonly keys?: ShortcutKeys;
  /** Holds nothing, and leaves the microphone as it is: muted, after it was held. @default false */
  readonly disabled?: boolean;
}

/** What `usePushToTalk` returns: whether the user is talking, and props for a button that is held to talk. */
export interface PushToTalk {
  readonly isTalking: boolean;
  /** For a button that is held to talk, by finger, mouse or the space bar. */
  readonly buttonProps: Pick<
    DOMAttributes<HTMLElement>,
    | 'onPointerDown'
    | 'onPointerUp'
    | 'onPointerCancel'
    | 'onLostPointerCapture'
    | 'onKeyDown'
    | 'onKeyUp'
    | 'onBlur'
    | 'onContextMenu'
  > & { readonly 'aria-pressed': boolean };
}

/**
 * The microphone is muted unless a key or a button is held. Whoever lets go, leaves the page or loses the focus is
 * muted again, and so is who holds it while it becomes `disabled`. On unmount the microphone is as muted as before.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePushToTalk({ keys = 'Space', disabled = false }: PushToTalkOptions = {}): PushToTalk {
  const persona = usePersona();
  const [isHeld, setHeld] = useState(false);
  if (disabled && isHeld) setHeld(false);
  const hold = useCallback(
    (held: boolean) => {
      setHeld(held);
      persona.setMicrophoneMuted(!held);
    },
    [persona],
  );
  const before = useRef<boolean | null>(null);
  useEffect(() => {
    if (disabled) return;
    before.current ??= persona.store.getState().microphoneMuted;
    persona.setMicrophoneMuted(true);
    const stop = onHeldKey(keys, hold);
    return () => {
      stop();
      persona.setMicrophoneMuted(true);
    };
  }, [persona, keys, disabled, hold]);
  // After the effect above, so that it has the last word on unmount.
  useEffect(
    () => () => {
      if (before.current !== null) persona.setMicrophoneMuted(before.current);
      before.current = null;
    },
    [persona],
  );
  return { isTalking: isHeld, buttonProps: propsFor(isHeld, hold, disabled) };
}

function propsFor(isTalking: boolean, hold: (held: boolean) => void, disabled: boolean) {
  const press = () => !disabled && !isTalking && hold(true);
  const release = () => isTalking && hold(false);
  const isPress = (key: string) => key === ' ' || key === 'Enter';
  return {
    'aria-pressed': isTalking,
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      // A finger that slides off the button still talks.
      event.currentTarget.setPointerCapture(event.pointerId);
      press();
    },
    onPointerUp: release,
    onPointerCancel: release,
    onLostPointerCapture: release,
    onKeyDown: ({ key, repeat }) => isPress(key) && !repeat && press(),
    onKeyUp: ({ key }) => isPress(key) && release(),
    onBlur: release,
    // A long touch would open it.
    onContextMenu: (event) => event.preventDefault(),
  } satisfies PushToTalk['buttonProps'];
}
