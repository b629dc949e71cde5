import { onPageHidden } from './page-gestures.js';

/**
 * Keeps the screen on until the returned function is called. The browser releases the lock when the page is hidden, so it
 * is requested again when the page is visible. If it is refused (low battery, old browser), the screen turns off as usual.
 */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let wanted = true;
  let held: WakeLockSentinel | null = null;
  const request = async (): Promise<void> => {
    try {
      const lock = await navigator.wakeLock.request('screen');
      // Keep the lock only if it is still wanted and no other is held; otherwise release it.
      if (wanted && (!held || held.released)) held = lock;
      else await lock.release();
    } catch {
      held = null;
    }
  };
  const stopLooking = onPageHidden((hidden) => {
    if (!hidden && (!held || held.released)) void request();
  });
  return () => {
    wanted = false;
    stopLooking();
    void held?.release().catch(() => undefined);
  };
}
