'use client';

import { useEffect, useState } from 'react';
import { systemClock } from './clock.js';

/** The update interval: short enough for visible growth, long enough to be cheap. */
const TICK_MS = 500;

const systemNow = () => systemClock.now();

/** Returns the current time, updated every half second while `isRunning`. */
export function useNow(isRunning: boolean, now: () => number = systemNow): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setAt(now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning, now]);
  return at;
}
