'use client';

import { useCallback, useEffect, useRef, useState, type DOMAttributes } from 'react';
import { onHeldKey } from '../keyboard/hold-key.js';
import type { ShortcutKeys } from '../keyboard/shortcut-keys.js';
import { usePersona } from './usePersona.js';

/** Options of `usePushToTalk`. */
export interface PushToTalkOptions {
  /** The keys to hold, anywhere on the page except in fields and on buttons. @default 'Space' */
  readonly keys?: ShortcutKeys;
  /** Turns push-to-talk off and leaves the microphone as it is; if it was held, muted. @default false */
  readonly disabled?: boolean;
}

/** What `usePushToTalk` returns: whether the user is talking, and props for a button that is held to talk. */
export interface PushToTalk {
  readonly isTalking: boolean;
  /** Props for a push-to-talk button, for touch, mouse or the space bar. */
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
 * Mutes the microphone unless a key or a button is held. It is muted again when the user releases it, leaves the page,
 * loses the focus, or when `disabled` is set. On unmount the previous mute state is restored.
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
  // After the effect above, so that its cleanup runs last on unmount.
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
      // Talking continues when the finger slides off the button.
      event.currentTarget.setPointerCapture(event.pointerId);
      press();
    },
    onPointerUp: release,
    onPointerCancel: release,
    onLostPointerCapture: release,
    onKeyDown: ({ key, repeat }) => isPress(key) && !repeat && press(),
    onKeyUp: ({ key }) => isPress(key) && release(),
    onBlur: release,
    // A long touch would open the context menu.
    onContextMenu: (event) => event.preventDefault(),
  } satisfies PushToTalk['buttonProps'];
}
