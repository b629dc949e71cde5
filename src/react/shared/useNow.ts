'use client';

import { useEffect, useState } from 'react';
import { systemClock } from './clock.js';

/** Often enough to be seen growing, seldom enough to cost nothing. */
const TICK_MS = 500;

const systemNow = () => systemClock.now();

/** The time, anew every half second while something goes on. */
export function useNow(isRunning: boolean, now: () => number = systemNow): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setAt(now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isRunning, now]);
  return at;
}
