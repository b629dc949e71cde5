'use client';

import { useSyncExternalStore } from 'react';
import { systemClock } from './clock.js';

/** Whole seconds until then, counted down while somebody looks; `null` for no time. */
export function useSecondsUntil(at: number | null): number | null {
  const read = () => (at === null ? null : Math.max(0, Math.ceil((at - systemClock.now()) / 1000)));
  return useSyncExternalStore(at === null ? never : everySecond, read, read);
}

const never = () => () => undefined;

/** Twice as often as the figure changes, so that no second is skipped; an equal figure renders nothing. */
function everySecond(tell: () => void): () => void {
  const timer = setInterval(tell, 500);
  return () => clearInterval(timer);
}
