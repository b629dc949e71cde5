'use client';

import { useCallback, useEffect, useMemo, useState, type DOMAttributes } from 'react';
import { onHeldKey, onLeave, onReleaseElsewhere } from '../keyboard/hold-key.js';
import type { ShortcutKeys } from '../keyboard/shortcut-keys.js';
import { RestoredMute } from '../keyboard/restored-mute.js';
import { usePersona } from './usePersona.js';

/** Options of `usePushToTalk`. */
export interface PushToTalkOptions {
  /** The keys to hold, anywhere on the page except in fields and on buttons. @default 'Space' */
  readonly keys?: ShortcutKeys;
  /** Turns push-to-talk off and leaves the microphone as it is, or mutes it if the user was talking. @default false */
  readonly disabled?: boolean;
}

type HeldBy = 'key' | 'button';

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
 * Mutes the microphone unless the user holds a key or a button. It is muted again on release, when the user leaves the
 * page, when the page loses the focus, and when `disabled` is set. On unmount the previous mute state is restored,
 * unless the user has changed it since with another button.
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePushToTalk({ keys = 'Space', disabled = false }: PushToTalkOptions = {}): PushToTalk {
  const persona = usePersona();
  const [held, setHeld] = useState<HeldBy | null>(null);
  if (disabled && held) setHeld(null);
  const microphone = useMemo(() => new RestoredMute(persona), [persona]);
  const hold = useCallback(
    (by: HeldBy | null) => {
      setHeld(by);
      microphone.mute(by === null);
    },
    [microphone],
  );
  useEffect(() => {
    if (disabled) return;
    microphone.remember();
    microphone.mute(true);
    const stop = onHeldKey(keys, (isHeld) => hold(isHeld ? 'key' : null));
    return () => {
      stop();
      microphone.mute(true);
    };
  }, [microphone, keys, disabled, hold]);
  useEffect(() => {
    if (held !== 'button') return undefined;
    const controller = new AbortController();
    onLeave(() => hold(null), controller.signal);
    return () => controller.abort();
  }, [held, hold]);
  // After the effects above, so that its cleanup runs last on unmount.
  useEffect(() => microphone.follow(), [microphone]);
  return { isTalking: held !== null, buttonProps: propsFor(held !== null, hold, disabled) };
}

function propsFor(isTalking: boolean, hold: (by: HeldBy | null) => void, disabled: boolean) {
  const press = () => !disabled && !isTalking && hold('button');
  const release = () => isTalking && hold(null);
  const isPress = (key: string) => key === ' ' || key === 'Enter';
  return {
    'aria-pressed': isTalking,
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      // Talking continues when the finger slides off the button.
      event.currentTarget.setPointerCapture(event.pointerId);
      press();
      if (!disabled) onReleaseElsewhere(event.currentTarget, event.pointerId, () => hold(null));
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
