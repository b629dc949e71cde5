'use client';

import { useSyncExternalStore } from 'react';
import { systemClock } from './clock.js';

/** Returns the whole seconds until a time, counted down while the component is mounted; `null` without a time. */
export function useSecondsUntil(at: number | null): number | null {
  const read = () => (at === null ? null : Math.max(0, Math.ceil((at - systemClock.now()) / 1000)));
  return useSyncExternalStore(at === null ? never : everySecond, read, read);
}

const never = () => () => undefined;

/** Checks twice per second, so that no second is skipped. An equal value does not re-render. */
function everySecond(tell: () => void): () => void {
  const timer = setInterval(tell, 500);
  return () => clearInterval(timer);
}
