import { keyIsFree } from './key-is-free.js';
import { matchesKeys, resolveMod, type ShortcutKeys } from './shortcut-keys.js';

/** Tells when a key of the page is held and when it is let go, also when the page is left meanwhile. */
export function onHeldKey(wanted: ShortcutKeys, onHold: (held: boolean) => void): () => void {
  const keys = resolveMod(wanted);
  let letGo: (() => void) | null = null;
  const press = (event: KeyboardEvent) => {
    if (!matchesKeys(event, keys) || !keyIsFree(event, keys)) return;
    // The space bar would scroll.
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

/** Calls back once: when the key is let go, or when that could no longer be seen. The answer calls back at once. */
export function untilReleased(code: string, onRelease: () => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const release = () => {
    if (signal.aborted) return;
    controller.abort();
    onRelease();
  };
  // With Command held a Mac does not tell of other keys that are let go.
  const onKeyUp = (event: KeyboardEvent) => (event.code === code || event.key === 'Meta') && release();
  addEventListener('keyup', onKeyUp, { signal, capture: true });
  addEventListener('blur', release, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && release(), { signal });
  return release;
}
