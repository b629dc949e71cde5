import { onPageHidden } from './page-gestures.js';

/**
 * Keeps the screen on until the answer is called. The browser takes the lock away with every look elsewhere, so it is
 * asked for again on return. Where it is refused (low battery, an old browser), the screen goes dark as ever.
 */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let wanted = true;
  let held: WakeLockSentinel | null = null;
  const request = async (): Promise<void> => {
    try {
      const lock = await navigator.wakeLock.request('screen');
      // Over before the answer came, or asked for twice.
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
