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
  addEventListener('blur', release, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && release(), { signal });
  return release;
}
