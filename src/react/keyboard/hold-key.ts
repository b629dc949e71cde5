import { keyIsFree } from './key-is-free.js';
import { matchesKeys, resolveMod, type ShortcutKeys } from './shortcut-keys.js';

/** Calls back when a key is held and when it is released. Leaving the page also counts as a release. */
export function onHeldKey(wanted: ShortcutKeys, onHold: (held: boolean) => void): () => void {
  const keys = resolveMod(wanted);
  let letGo: (() => void) | null = null;
  const press = (event: KeyboardEvent) => {
    if (!matchesKeys(event, keys) || !keyIsFree(event, keys)) return;
    // The space bar would scroll the page.
    event.preventDefault();
    if (event.repeat || letGo) return;
    onHold(true);
    letGo = untilReleased(event.code, () => {
      letGo = null;
      onHold(false);
    });
  };
  addEventListener('keydown', press);
  return () => {
    removeEventListener('keydown', press);
    letGo?.();
  };
}

/**
 * Calls back once: when the key is released, or when a release could no longer be detected. The returned function calls
 * back immediately.
 */
export function untilReleased(code: string, onRelease: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const release = () => {
    if (signal.aborted) return;
    controller.abort();
    onRelease();
  };
  // On a Mac, other keys send no `keyup` while Command is held.
  const onKeyUp = (event: KeyboardEvent) => (event.code === code || event.key === 'Meta') && release();
  addEventListener('keyup', onKeyUp, { signal, capture: true });
  onLeave(release, signal);
  return release;
}

/** Calls back when the page loses the focus, is hidden or goes away: from then on, no release can be detected. */
export function onLeave(callback: () => void, signal: AbortSignal): void {
  addEventListener('blur', callback, { signal });
  addEventListener('pagehide', callback, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && callback(), { signal });
}

/** Calls back when this pointer is released after its button was removed from the page: the button gets no event then. */
export function onReleaseElsewhere(button: Element, pointerId: number, callback: () => void): void {
  const controller = new AbortController();
  const { signal } = controller;
  const look = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    controller.abort();
    if (!button.isConnected) callback();
  };
  for (const type of ['pointerup', 'pointercancel'] as const)
    addEventListener(type, look, { signal, capture: true });
}
