'use client';

import { useCallback, useEffect, useMemo, useState, type DOMAttributes } from 'react';
import { onHeldKey } from '../keyboard/hold-key.js';
import type { ShortcutKeys } from '../keyboard/shortcut-keys.js';
import { RestoredMute } from '../keyboard/restored-mute.js';
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
 * loses the focus, or when `disabled` is set. On unmount the previous mute state is restored, or what the user has chosen
 * since with another button.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePushToTalk({ keys = 'Space', disabled = false }: PushToTalkOptions = {}): PushToTalk {
  const persona = usePersona();
  const [isHeld, setHeld] = useState(false);
  if (disabled && isHeld) setHeld(false);
  const microphone = useMemo(() => new RestoredMute(persona), [persona]);
  const hold = useCallback(
    (held: boolean) => {
      setHeld(held);
      microphone.mute(!held);
    },
    [microphone],
  );
  useEffect(() => {
    if (disabled) return;
    microphone.remember();
    microphone.mute(true);
    const stop = onHeldKey(keys, hold);
    return () => {
      stop();
      microphone.mute(true);
    };
  }, [microphone, keys, disabled, hold]);
  // After the effect above, so that its cleanup runs last on unmount.
  useEffect(() => microphone.follow(), [microphone]);
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
